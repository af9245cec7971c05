package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text and every limit. The seed of a failure is in its description. */
class TextChunkerPropertiesTest {

    private static final int ROUNDS = 1500;

    private final TextChunker chunker = TextChunker.create();

    @ParameterizedTest
    @EnumSource(TextUnit.class)
    void chunk_anyText_keepsToTheLimit(TextUnit unit) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.next(80);
            TextLimit limit = TextLimit.of(40 + random.nextInt(300), unit);
            for (TextChunk chunk : chunks(text, limit)) {
                assertThat(limit.fits(chunk.text())).as("seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void chunk_anyText_keepsToBothLimits() {
        TextUnit[] units = TextUnit.values();
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.next(80);
            TextLimit limit = TextLimit.of(40 + random.nextInt(300), units[random.nextInt(units.length)])
                    .and(TextLimit.of(40 + random.nextInt(300), units[random.nextInt(units.length)]));
            for (TextChunk chunk : chunks(text, limit)) {
                assertThat(limit.fits(chunk.text())).as("seed %d", seed).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was a dark and stormy night, and nobody came. He waited! ",
                "今天天氣很好。我們去公園。",
                "He said 今天天氣很好, and went. これは本です。",
                "😀👨‍👩‍👧 ",
                "a"
            })
    void chunk_codePointsAndTokens_keepsToBothAndLeavesNothingOut(String part) {
        String text = part.repeat(6000 / part.length());
        TextLimit limit = TextLimit.codePoints(410).and(TextLimit.tokens(200));
        List<TextChunk> chunks = chunks(text, limit);

        assertThat(chunks)
                .allMatch(chunk -> limit.fits(chunk.text()))
                .allMatch(chunk -> chunk.text().equals(text.substring(chunk.startChar(), chunk.endChar())));
        assertThat(String.join("", chunks.stream().map(TextChunk::text).toList())
                        .replace(" ", ""))
                .isEqualTo(text.replace(" ", ""));
    }

    /** A second limit that never binds must not move a cut. */
    @Test
    void chunk_secondLimitOutOfReach_changesNothing() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.next(80);
            TextLimit limit = TextLimit.utf16(40 + random.nextInt(300));

            assertThat(chunks(text, limit.and(TextLimit.tokens(Integer.MAX_VALUE))))
                    .as("seed %d", seed)
                    .isEqualTo(chunks(text, limit));
        }
    }

    @Test
    void chunk_anyText_isNeverCutInsideAWordThatFits() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = "wordtosay ".repeat(1 + random.nextInt(40)) + "and ".repeat(random.nextInt(30));
            for (TextChunk chunk : chunks(text, TextLimit.utf16(9 + random.nextInt(60)))) {
                assertThat(chunk.text().split(" "))
                        .as("seed %d", seed)
                        .allMatch(w -> w.equals("wordtosay") || w.equals("and"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 300, 40_000})
    void chunk_longProse_hasNoChunkThatCouldBeLonger(int limit) {
        String text = "It was a dark and stormy night, and nobody came. He waited! ".repeat(300);
        List<TextChunk> chunks = chunks(text, TextLimit.utf16(limit));

        assertThat(chunks)
                .filteredOn(c -> c.text().length() * 10 < limit)
                .hasSizeLessThanOrEqualTo(limit < 100 ? 300 : 0);
    }

    /** Kinsoku: a mark that starts no line starts no chunk, and one that ends none ends none. */
    @Test
    void chunk_anyJapanese_keepsMarksWithTheirCharacters() {
        String[] parts = {"漢", "字", "かな", "カ", "ナー", "っ", "、", "。", "」", "「"};
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            StringBuilder text = new StringBuilder("漢");
            for (int i = 0; i < 200; i++) {
                // An ideograph before each mark bounds what cannot be cut.
                text.append("漢".repeat(random.nextInt(2)))
                        .append(parts[random.nextInt(parts.length)])
                        .append("漢");
            }
            assertThat(chunker.chunk(text.toString(), TextLimit.utf16(20 + random.nextInt(50)), Locale.JAPANESE))
                    .as("seed %d", seed)
                    .noneMatch(c -> "、。」ーっ".indexOf(c.text().charAt(0)) >= 0)
                    .noneMatch(c -> c.text().endsWith("「"));
        }
    }

    /** Counted in chunks that are priced, which is what the total fit takes its time for. */
    @ParameterizedTest
    @ValueSource(strings = {"It was a dark and stormy night. He waited! ", "a ", "a", "漢", "No! ", "***\n\n", "1. "})
    void chunk_twiceTheText_isTwiceTheWork(String part) {
        for (int limit : new int[] {20, 300, 40_000}) {
            long once = work(part.repeat(40_000), limit);
            long twice = work(part.repeat(80_000), limit);
            long fourTimes = work(part.repeat(160_000), limit);

            // What comes on top, as the first limit's worth of text has fewer ways.
            assertThat(fourTimes - twice).isLessThanOrEqualTo((twice - once) * 21 / 10);
            assertThat(fourTimes).isLessThanOrEqualTo(part.length() * 160_000L * 130);
        }
    }

    private static long work(String text, int max) {
        TextLimit limit = TextLimit.utf16(max);
        Boundaries boundaries = new SentenceScanner(text, new Languages().of(Locale.ROOT, text)).scan();
        Pieces pieces = new PieceCutter(text, limit, Optional.empty()).cut(boundaries);
        pieces.coarsen(1.0 / 64);
        long pairs = 0;
        int first = 0;
        for (int last = 0; last < pieces.size(); last++) {
            while (!pieces.fit(first, last)) {
                first++;
            }
            pairs += last - first + 1;
        }
        return pairs;
    }

    /** A quadratic step would take minutes here; the limit is far above what a slow machine needs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"",
                ".",
                ". ",
                "a",
                "a ",
                "a.",
                "Ab. ",
                "a\n\n",
                "“a. ",
                "。",
                "「",
                "漢",
                "👨‍👩‍👧",
                "ก",
                "e\u0301",
                "—",
                "\u200B",
                "1. ",
                "*\n\n",
                "No *** "
            })
    void chunk_hostileRepetition_takesLinearTime(String part) {
        String text = part.repeat(200_000 / part.length());

        for (int limit : new int[] {20, 40_000}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThatCode(() -> chunker.chunk(text, TextLimit.utf16(limit)))
                            .doesNotThrowAnyException());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u0301"})
    void chunk_nothingThatCouldBeCut_isRefusedInLinearTime(String part) {
        String text = part.repeat(1_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatCode(() -> chunker.chunk(text, TextLimit.utf16(20)))
                        .isInstanceOf(ValidationException.class));
    }

    /** No chunks where the text is blank or one of its graphemes is too large: random text may be both. */
    private List<TextChunk> chunks(String text, TextLimit limit) {
        return ChunkRule.allows(text, limit) ? chunker.chunk(text, limit) : List.of();
    }
}
