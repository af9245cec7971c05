package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that nobody would write, and some that made FreeTTS fail, loop or overflow its stack. */
@TestInstance(Lifecycle.PER_CLASS)
class FreeTtsFuzzTest {

    private static final String ASCII_TRAPS = "aAbIVX019'-.,:;/$%&@#()[]_*\"!? \n";
    private static final List<String> PIECES = List.of(
            "Dr.",
            "St",
            "Mr.",
            "OK",
            "Miss",
            "10-20",
            "1/2",
            "99999999999/3",
            "$",
            "$1,000",
            "$5.20",
            "th",
            "21st",
            "00th",
            "12:30",
            "3.14",
            ".5",
            "-7",
            "'s",
            "a'tve",
            "XIV",
            "King",
            "Louis",
            "Henry",
            "--",
            "—",
            "...",
            "…",
            "http://a.b/c?d=e&f",
            "_",
            "é",
            "ß",
            "λόγος",
            "שלום",
            "😀",
            "½",
            "²",
            "\uD83D",
            "\u0301",
            "\u200D",
            "\u0007",
            "(",
            ")",
            "“",
            "”",
            "’",
            "<b>",
            "50%",
            "1840s",
            "555-1234",
            "i.e",
            "A",
            "a",
            "I",
            "CHAPTER",
            "\n\n",
            "billion");

    private final FreeTtsProvider provider = new FreeTtsProvider(1);

    @AfterAll
    void close() {
        provider.close();
    }

    static List<String> knownTraps() {
        return List.of(
                "10-20 St John's OK",
                "99999999999/99999999999",
                "a'tve n'tve 'tve",
                "7".repeat(400),
                "a1".repeat(300),
                "a-".repeat(300),
                "z".repeat(400),
                "a.".repeat(300),
                "'".repeat(300),
                "$".repeat(300),
                "1,".repeat(300),
                "1-".repeat(300),
                "1/".repeat(300),
                "\uD83D\uDE00".repeat(300),
                "\uDE00\uD83D",
                "a\uD802\uDE50b\uD83C\uDFB5\uD807\uDFFFc\uD803\uDEADd".repeat(20),
                "\uD802\uDE50\uD807\uDFFF",
                "\u0000\u0001\u001B[31m\u007F",
                "é".repeat(400));
    }

    @ParameterizedTest
    @MethodSource("knownTraps")
    void synthesize_textThatBreaksFreeTts_isSpokenAndTimed(String text) throws Exception {
        check(text, "trap");
    }

    @Test
    void synthesize_randomPieces_areSpokenAndTimed() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("x");
            int count = random.nextInt(1, 15);
            for (int i = 0; i < count; i++) {
                text.append(random.nextInt(3) == 0 ? "" : " ").append(PIECES.get(random.nextInt(PIECES.size())));
            }
            check(text.toString(), "seed " + seed);
        }
    }

    @Test
    void synthesize_randomAscii_isSpokenAndTimed() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("x");
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                text.append(ASCII_TRAPS.charAt(random.nextInt(ASCII_TRAPS.length())));
            }
            check(text.toString(), "seed " + seed);
        }
    }

    @Test
    void synthesize_randomUnicode_isSpokenAndTimed() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("x");
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                boolean anyUnit = random.nextBoolean();
                int end = anyUnit ? Character.MAX_VALUE + 1 : 0x250;
                text.append((char) random.nextInt(end));
            }
            check(text.toString(), "seed " + seed);
        }
    }

    @Test
    void synthesize_randomBeyondTheBasicPlane_isSpokenAndTimed() throws Exception {
        int[] marks = IntStream.rangeClosed(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(FreeTtsFuzzTest::isPunctuationOrSymbol)
                .toArray();
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                int ascii = ASCII_TRAPS.charAt(random.nextInt(ASCII_TRAPS.length()));
                text.appendCodePoint(random.nextBoolean() ? marks[random.nextInt(marks.length)] : ascii);
            }
            text.append('x');
            check(text.toString(), "seed " + seed);
        }
    }

    @Test
    void synthesize_any_printsNothingToStandardOutput() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (FreeTtsProvider fresh = new FreeTtsProvider(1)) {
            fresh.synthesize(SynthesisRequest.builder("10-20 St John's OK " + "a-".repeat(100), "kevin16")
                    .build());
        } finally {
            System.setOut(out);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static boolean isPunctuationOrSymbol(int c) {
        return Character.toString(c).matches("[\\p{P}\\p{S}]");
    }

    private static boolean cutsPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private void check(String text, String origin) throws InterruptedException {
        SynthesisResult result =
                // The smaller voice at its fastest: the least audio for the same words.
                provider.synthesize(
                        SynthesisRequest.builder(text, "kevin").speed(4).build());
        String as = origin + ": " + text;

        assertThat(result.words()).as(as).hasSameSizeAs(WordScanner.words(text));
        Duration clock = Duration.ZERO;
        int position = 0;
        for (WordTiming word : result.words()) {
            assertThat(word.word()).as(as).isEqualTo(text.substring(word.startChar(), word.endChar()));
            assertThat(cutsPair(text, word.startChar()) || cutsPair(text, word.endChar()))
                    .as(as)
                    .isFalse();
            assertThat(word.startChar()).as(as).isGreaterThanOrEqualTo(position);
            assertThat(word.start()).as(as).isGreaterThanOrEqualTo(clock);
            position = word.endChar();
            clock = word.end();
        }
        assertThat(clock).as(as).isLessThanOrEqualTo(Speech.of(result).length());
    }
}
