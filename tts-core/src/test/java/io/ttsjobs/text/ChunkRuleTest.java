package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the chunker against every rule, and every rule against a chunker that breaks it. */
class ChunkRuleTest {

    private static final int ROUNDS = 600;
    private static final int[] LIMITS = {20, 33, 100, 300, 1000, 4096, 40_000};

    /** Has a line break where one chunk could end, and emoji of several code points where it has to. */
    private static final String SAMPLE =
            "One is here.\n\nTwo.   Three is not here. " + "\uD83D\uDC68\u200D\uD83D\uDC69".repeat(9);

    private static final TextLimit SAMPLE_LIMIT = TextLimit.utf16(17);

    @ParameterizedTest
    @EnumSource(ChunkRule.class)
    void chunk_anyTextAndLimit_keepsTheRule(ChunkRule rule) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            int max = LIMITS[random.nextInt(LIMITS.length)];
            TextLimit limit = limit(random, max);
            assertKept(rule, random.next(max < 1000 ? 100 : 1500), limit, TextChunker.create(), seed);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChunkRule.class, names = "STABLE", mode = EnumSource.Mode.EXCLUDE)
    void chunk_anyTarget_keepsTheRule(ChunkRule rule) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            TextLimit limit = limit(random, 30 + random.nextInt(200));
            TextLimit target = limit(random, 10 + random.nextInt(200));
            TextChunker chunker = TextChunker.builder().target(target).build();
            assertKept(rule, random.next(100), limit, chunker, seed);
        }
    }

    @ParameterizedTest
    @EnumSource(ChunkRule.class)
    void append_anyTextAndLimit_keepsTheRule(ChunkRule rule) {
        for (long seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            TextLimit limit = limit(random, 20 + random.nextInt(200));
            assertKept(rule, random.next(200), limit, ChunkRuleTest::streamed, seed);
        }
    }

    @ParameterizedTest
    @EnumSource(ChunkRule.class)
    void check_chunkerThatBreaksTheRule_isCaught(ChunkRule rule) {
        List<TextChunk> chunks = breaking(rule).chunk(SAMPLE, SAMPLE_LIMIT);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(SAMPLE, SAMPLE_LIMIT, chunks));
    }

    private static TextChunker breaking(ChunkRule rule) {
        return switch (rule) {
            case VERBATIM ->
                (text, limit, language) ->
                        each(sound(text, limit), c -> c.text().replace('e', 'E'));
            case IN_ORDER ->
                (text, limit, language) -> {
                    List<TextChunk> reversed = new ArrayList<>(sound(text, limit));
                    Collections.reverse(reversed);
                    return reversed;
                };
            case NOTHING_LEFT_OUT ->
                (text, limit, language) -> sound(text, limit).subList(1, 3);
            case WITHIN_THE_LIMIT, STABLE ->
                (text, limit, language) -> sound(text, TextLimit.of(limit.max() + 10, limit.unit()));
            case NO_WHITE_SPACE_AROUND, NO_CUT_IN_A_GRAPHEME ->
                (text, limit, language) -> everyFewUnits(text, limit.max());
        };
    }

    private static List<TextChunk> sound(String text, TextLimit limit) {
        return TextChunker.create().chunk(text, limit);
    }

    private static List<TextChunk> each(List<TextChunk> chunks, Function<TextChunk, String> text) {
        return chunks.stream()
                .map(c -> new TextChunk(text.apply(c), c.startChar(), c.endChar(), c.index(), c.total()))
                .toList();
    }

    private static List<TextChunk> everyFewUnits(String text, int length) {
        int total = (text.length() + length - 1) / length;
        return IntStream.range(0, total)
                .mapToObj(i -> {
                    int end = Math.min(text.length(), (i + 1) * length);
                    return new TextChunk(text.substring(i * length, end), i * length, end, i, total);
                })
                .toList();
    }

    /** The chunks of a stream that gets the text in one piece, as if it had known how many there are. */
    private static List<TextChunk> streamed(String text, TextLimit limit, Locale language) {
        ChunkStream stream = TextChunker.create().open(limit, language);
        List<StreamedChunk> chunks = new ArrayList<>(stream.append(text));
        chunks.addAll(stream.finish());
        return chunks.stream()
                .map(c ->
                        new TextChunk(c.text(), (int) c.startChar(), (int) c.endChar(), (int) c.index(), chunks.size()))
                .toList();
    }

    private static TextLimit limit(RandomText random, int max) {
        TextUnit[] units = TextUnit.values();
        TextLimit limit = TextLimit.of(max, units[random.nextInt(units.length)]);
        TextLimit second = TextLimit.of(max, units[random.nextInt(units.length)]);
        return random.nextInt(2) == 0 ? limit : limit.and(second);
    }

    private static void assertKept(ChunkRule rule, String text, TextLimit limit, TextChunker chunker, long seed) {
        if (ChunkRule.allows(text, limit)) {
            List<TextChunk> chunks = chunker.chunk(text, limit);
            assertThatCode(() -> rule.check(text, limit, chunks))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }
}
