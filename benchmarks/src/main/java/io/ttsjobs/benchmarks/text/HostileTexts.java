package io.ttsjobs.benchmarks.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunker;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What texts cost that are made to be slow, in milliseconds of CPU time for a million characters: whoever takes text from
 * strangers will meet them.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.text.HostileTexts [NAME ...]} prints the splitter,
 * the chunker at {@value #SMALL} and {@value #LARGE} characters, and the JDK's sentence iterator: each the median of
 * {@value #ROUNDS} runs, after a warm-up on prose; then the worst. A text whose time is not in proportion to its length would
 * stand out by thousands.
 */
public final class HostileTexts {

    private static final int CHARACTERS = 1_000_000;
    private static final int ROUNDS = 9;
    private static final int WARM_UPS = 20;
    private static final int SMALL = 100;
    private static final int LARGE = 4096;

    private HostileTexts() {}

    /**
     * A hostile text.
     *
     * @param name what it is made of
     * @param text a million characters
     */
    record Hostile(String name, String text) {

        static Hostile repeated(String name, String unit) {
            return new Hostile(name, unit.repeat(CHARACTERS / unit.length()));
        }
    }

    /** What one text cost, in ms. */
    private record Row(String name, double split, double chunkSmall, double chunkLarge, double jdk) {

        double worst() {
            return Math.max(split, Math.max(chunkSmall, chunkLarge));
        }
    }

    /**
     * Measures.
     *
     * @param args the names of texts; all if none
     */
    public static void main(String[] args) {
        List<String> names = List.of(args);
        SentenceSplitter splitter = SentenceSplitter.create();
        TextChunker chunker = TextChunker.create();
        Function<String, Object> jdk = SentencePeer.JDK.open(Locale.ENGLISH);
        String prose = Book.page().text();
        for (int i = 0; i < WARM_UPS; i++) {
            splitter.split(prose, Locale.ENGLISH);
            chunker.chunk(prose, TextLimit.utf16(i % 2 == 0 ? SMALL : LARGE), Locale.ENGLISH);
        }
        System.out.printf("%-28s%10s%10s%10s%10s%n", "", "split", "N=" + SMALL, "N=" + LARGE, "JDK");
        Row worst = texts().filter(hostile -> names.isEmpty() || names.contains(hostile.name()))
                .map(hostile -> new Row(
                        hostile.name(),
                        millis(splitter::split, hostile.text()),
                        millis(text -> chunks(chunker, text, SMALL), hostile.text()),
                        millis(text -> chunks(chunker, text, LARGE), hostile.text()),
                        millis(jdk, hostile.text())))
                .peek(HostileTexts::print)
                .max(Comparator.comparingDouble(Row::worst))
                .orElseThrow(() -> new IllegalArgumentException("no text has one of the names " + names));
        System.out.printf("worst: %s, %.0f ms%n", worst.name(), worst.worst());
    }

    /** {@return all of them, made one by one} */
    static Stream<Hostile> texts() {
        return Stream.of(marks(), openings(), abbreviations(), lists(), whites(), wordless(), scripts(), brokenText())
                .flatMap(each -> each);
    }

    private static Stream<Hostile> marks() {
        return Stream.of(
                Hostile.repeated("dots", "."),
                Hostile.repeated("dots, each with a blank", ". "),
                Hostile.repeated("dots by threes", "... "),
                Hostile.repeated("ellipses", "\u2026"),
                Hostile.repeated("marks", "?!"),
                Hostile.repeated("wide marks", "\u3002"),
                Hostile.repeated("commas", ","),
                Hostile.repeated("dashes", "\u2014"),
                Hostile.repeated("dots and notes", ".[1]"),
                Hostile.repeated("dots and raised digits", ".\u00B2"),
                Hostile.repeated("hyphens", "- "));
    }

    private static Stream<Hostile> openings() {
        return Stream.of(
                Hostile.repeated("open brackets", "("),
                Hostile.repeated("closing brackets", ")"),
                Hostile.repeated("brackets, nested by kinds", "([{"),
                new Hostile("brackets, half and half", "(".repeat(CHARACTERS / 2) + ")".repeat(CHARACTERS / 2)),
                Hostile.repeated("quotes", "\""),
                Hostile.repeated("apostrophes", "'"),
                Hostile.repeated("guillemets that open", "\u00AB"),
                Hostile.repeated("quotes that never close", "\u00ABYes. "),
                Hostile.repeated("quoted sentences", "\"Yes.\" "),
                Hostile.repeated("dots and quotes", ".\""),
                Hostile.repeated("dots, blanks and quotes", ". \" "),
                Hostile.repeated("dots and brackets", ".)"),
                new Hostile("one bracket, then sentences", "(" + "Yes. ".repeat(CHARACTERS / 5)));
    }

    private static Stream<Hostile> abbreviations() {
        return Stream.of(
                Hostile.repeated("Dr.", "Dr. "),
                Hostile.repeated("Mr. by lines", "Mr.\n"),
                Hostile.repeated("initials", "A. "),
                Hostile.repeated("initials without blanks", "A."),
                Hostile.repeated("small initials", "a. "),
                Hostile.repeated("small initials, no blanks", "a."),
                Hostile.repeated("glued sentences", "Yes.No"),
                Hostile.repeated("host names", "www.example.org/a.b?c=d "),
                Hostile.repeated("e.g.", "e.g. "));
    }

    private static Stream<Hostile> lists() {
        return Stream.of(
                Hostile.repeated("numbers with dots", "1. "),
                Hostile.repeated("numbers in a row", "1. 2. 3. "),
                Hostile.repeated("numbers in brackets", "(1) "),
                Hostile.repeated("Roman numbers", "i. ii. iii. iv. "),
                Hostile.repeated("items by lines", "1.\n"),
                Hostile.repeated("bullets", "\u2022 "),
                Hostile.repeated("decimals", "1.1"),
                Hostile.repeated("digits", "1"));
    }

    private static Stream<Hostile> whites() {
        return Stream.of(
                Hostile.repeated("a letter and blanks", "a" + " ".repeat(999)),
                new Hostile("blanks and a letter", " ".repeat(CHARACTERS - 1) + "a"),
                new Hostile("line breaks and a letter", "\n".repeat(CHARACTERS - 1) + "a"),
                Hostile.repeated("letters by lines", "a\n"),
                Hostile.repeated("capitals by lines", "A\n"),
                Hostile.repeated("letters by blank lines", "a\n\n"),
                Hostile.repeated("dots by lines", ".\n"),
                Hostile.repeated("blanks and line breaks", "a \n \n"),
                Hostile.repeated("carriage returns", "a\r"),
                Hostile.repeated("no-break spaces", "a\u00A0"),
                new Hostile("a dot and blanks", "a." + " ".repeat(CHARACTERS - 3) + "b"),
                Hostile.repeated("letters with blanks", "a "));
    }

    private static Stream<Hostile> wordless() {
        return Stream.of(
                Hostile.repeated("a word without end", "a"),
                Hostile.repeated("a capital without end", "A"),
                Hostile.repeated("zero width spaces", "a\u200B"),
                Hostile.repeated("soft hyphens", "a\u00AD"),
                Hostile.repeated("markup", "<b>"),
                Hostile.repeated("base64", "QUJDREVGR0hJSktMTU5PUA+/"));
    }

    private static Stream<Hostile> scripts() {
        return Stream.of(
                Hostile.repeated("families", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66"),
                Hostile.repeated("flags", "\uD83C\uDDE9\uD83C\uDDEA"),
                Hostile.repeated("skin tones", "\uD83D\uDC4B\uD83C\uDFFD"),
                Hostile.repeated("Thai", "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E04\u0E23\u0E31\u0E1A"),
                Hostile.repeated("Khmer", "\u1780\u17B6\u179A\u17CB\u178F"),
                Hostile.repeated("Chinese", "\u6211\u4EEC\u7684"),
                Hostile.repeated("Chinese sentences", "\u6211\u3002"),
                Hostile.repeated("Japanese brackets", "\u300C\u306F\u3044\u3002\u300D"),
                Hostile.repeated("kana", "\u304B\u30FC"),
                Hostile.repeated("Hangul", "\uD55C\uAE00"),
                Hostile.repeated("Hangul of parts", "\u1112\u1161\u11AB"),
                Hostile.repeated("Tibetan", "\u0F56\u0F7C\u0F51\u0F0B"),
                Hostile.repeated("Devanagari", "\u0915\u094D\u0937\u093F\u0964"),
                Hostile.repeated("accents", "e\u0301"),
                Hostile.repeated("Arabic", "\u0646\u0639\u0645\u061F "));
    }

    private static Stream<Hostile> brokenText() {
        return Stream.of(
                Hostile.repeated("high surrogates", "\uD83D"),
                Hostile.repeated("low surrogates", "\uDC68"),
                Hostile.repeated("surrogates the wrong way round", "\uDC68\uD83D"),
                Hostile.repeated("a letter, then stacked marks", "a" + "\u0301".repeat(50)),
                Hostile.repeated("joiners", "\uD83D\uDC68\u200D \u200D"),
                Hostile.repeated("nulls", "\u0000"),
                Hostile.repeated("unassigned", "\uFFFF"),
                new Hostile("any characters", random(Character.MAX_VALUE + 1)),
                new Hostile("any ASCII", random(128)));
    }

    private static String random(int bound) {
        SplittableRandom random = new SplittableRandom(1);
        char[] characters = new char[CHARACTERS];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) random.nextInt(bound);
        }
        return new String(characters);
    }

    private static Object chunks(TextChunker chunker, String text, int max) {
        return chunker.chunk(text, TextLimit.utf16(max));
    }

    private static double millis(Function<String, Object> work, String text) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = CpuTime.nanosOf(() -> work.apply(text));
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e6;
    }

    private static void print(Row row) {
        System.out.printf(
                "%-28s%10.1f%10.1f%10.1f%10.1f%n",
                row.name(), row.split(), row.chunkSmall(), row.chunkLarge(), row.jdk());
    }
}
