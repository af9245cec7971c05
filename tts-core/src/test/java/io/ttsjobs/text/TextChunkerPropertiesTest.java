package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text and every limit. The seed of a failure is in its description. */
class TextChunkerPropertiesTest {

    private static final int ROUNDS = 1500;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

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
    void chunk_anyText_isVerbatimInOrderAndNumbered() {
        forEachChunking((text, chunks) -> {
            int covered = 0;
            for (int i = 0; i < chunks.size(); i++) {
                TextChunk chunk = chunks.get(i);
                assertThat(chunk.text()).isEqualTo(text.substring(chunk.startChar(), chunk.endChar()));
                assertThat(chunk.index()).isEqualTo(i);
                assertThat(chunk.total()).isEqualTo(chunks.size());
                assertThat(chunk.startChar()).isGreaterThanOrEqualTo(covered);
                covered = chunk.endChar();
            }
        });
    }

    @Test
    void chunk_anyText_coversAllButWhiteSpace() {
        forEachChunking((text, chunks) -> {
            BitSet covered = new BitSet();
            chunks.forEach(c -> covered.set(c.startChar(), c.endChar()));
            for (int i = covered.nextClearBit(0); i < text.length(); i = covered.nextClearBit(i + 1)) {
                assertThat(CharacterTable.isWhite(text.charAt(i))).isTrue();
            }
        });
    }

    @Test
    void chunk_anyText_hasNoWhiteSpaceAtEitherEnd() {
        forEachChunking((text, chunks) -> chunks.forEach(chunk -> {
            assertThat(CharacterTable.isWhite(chunk.text().charAt(0))).isFalse();
            assertThat(CharacterTable.isWhite(chunk.text().charAt(chunk.text().length() - 1)))
                    .isFalse();
        }));
    }

    /** White space may part from a mark that follows or precedes it: it is in no chunk. */
    @Test
    void chunk_anyText_isNeverCutInsideAGrapheme() {
        forEachChunking((text, chunks) -> {
            BitSet legal = graphemeEnds(text);
            for (int i = 1; i < chunks.size(); i++) {
                int end = chunks.get(i - 1).endChar();
                boolean side = end == chunks.get(i).startChar();
                assertThat(!side || legal.get(end)).as("cut at %d", end).isTrue();
            }
        });
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
                "\u200B"
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

    private void forEachChunking(BiConsumer<String, List<TextChunk>> check) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.next(80);
            List<TextChunk> chunks = chunks(text, TextLimit.utf16(30 + random.nextInt(200)));
            long failing = seed;
            assertThatCode(() -> check.accept(text, chunks))
                    .as("seed %d", failing)
                    .doesNotThrowAnyException();
        }
    }

    /** No chunks where the text is blank or one of its graphemes is too large: random text may be both. */
    private List<TextChunk> chunks(String text, TextLimit limit) {
        boolean blank = text.chars().allMatch(c -> CharacterTable.isWhite((char) c));
        boolean fits = graphemes(text).stream().allMatch(limit::fits);
        return blank || !fits ? List.of() : chunker.chunk(text, limit);
    }

    private static BitSet graphemeEnds(String text) {
        BitSet ends = new BitSet();
        Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            ends.set(matcher.end());
        }
        return ends;
    }

    private static List<String> graphemes(String text) {
        List<String> graphemes = new ArrayList<>();
        Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) {
            graphemes.add(matcher.group());
        }
        return graphemes;
    }
}
