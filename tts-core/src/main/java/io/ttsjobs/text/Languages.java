package io.ttsjobs.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The languages that come with the library, each read once, when first asked for, and the abbreviations of a caller on
 * top.
 *
 * <p>A language without a file, and a text of unknown language, is taken by its script: Latin as English, Cyrillic as
 * Russian, Devanagari as Hindi, and so on; a script of no language here gets the general rules alone. Thread-safe.
 */
final class Languages {

    private static final String GENERAL = "general";
    private static final Set<String> WITH_FILE = Set.of(
            "af", "am", "ar", "az", "be", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa",
            "fi", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko",
            "la", "lt", "lv", "mk", "ml", "mr", "nb", "ne", "nl", "pa", "pl", "pt", "ro", "ru", "si", "sk", "sl", "sq",
            "sr", "sv", "sw", "ta", "te", "tl", "tr", "uk", "ur", "vi");
    private static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("no", "nb"),
            Map.entry("nn", "nb"),
            Map.entry("bs", "hr"),
            Map.entry("sh", "sr"),
            Map.entry("ast", "es"),
            Map.entry("fy", "nl"),
            Map.entry("lb", "de"),
            Map.entry("mo", "ro"),
            Map.entry("ms", "id"),
            Map.entry("fil", "tl"));

    /** How many letters show the script of a text. */
    private static final int SAMPLE = 200;

    private static final Map<String, LanguageFacts> FILES = new ConcurrentHashMap<>();

    private final Abbreviations added;
    private final Map<String, LanguageFacts> known = new ConcurrentHashMap<>();

    /** The languages as they come. */
    Languages() {
        this(Abbreviations.none());
    }

    Languages(Abbreviations added) {
        this.added = added;
    }

    LanguageFacts of(Locale language, String text) {
        String code = codeOf(language);
        String file = WITH_FILE.contains(code) ? code : byScript(text);
        LanguageFacts facts = FILES.computeIfAbsent(file, Languages::read);
        // What was added for Japanese holds for Japanese, though no file does; what for English, for an unknown Latin
        // text.
        Map<String, Abbreviation> words = added.of(code.isEmpty() ? file : code);
        return words.isEmpty() ? facts : known.computeIfAbsent(file + ' ' + code, key -> facts.with(words));
    }

    /** The codes of the languages that have a file. */
    static Stream<String> codes() {
        return WITH_FILE.stream();
    }

    /** The code that stands for a language and for those that are written by the same rules. */
    static String codeOf(Locale language) {
        return SAME_AS.getOrDefault(language.getLanguage(), language.getLanguage());
    }

    private static String byScript(String text) {
        Map<UnicodeScript, Integer> votes = new EnumMap<>(UnicodeScript.class);
        int letters = 0;
        // A text may open with a long rule of dashes, but nobody hides its script behind more than this.
        int end = Math.min(text.length(), 50 * SAMPLE);
        for (int i = 0; i < end && letters < SAMPLE; i++) {
            if (Character.isLetter(text.charAt(i))) {
                votes.merge(UnicodeScript.of(text.charAt(i)), 1, Integer::sum);
                letters++;
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(winner -> languageOf(winner.getKey()))
                .orElse(GENERAL);
    }

    private static String languageOf(UnicodeScript script) {
        return switch (script) {
            case LATIN -> "en";
            case CYRILLIC -> "ru";
            case GREEK -> "el";
            case ARMENIAN -> "hy";
            case GEORGIAN -> "ka";
            case HEBREW -> "he";
            case ARABIC -> "ar";
            case ETHIOPIC -> "am";
            case DEVANAGARI -> "hi";
            case BENGALI -> "bn";
            case GURMUKHI -> "pa";
            case GUJARATI -> "gu";
            case TAMIL -> "ta";
            case TELUGU -> "te";
            case KANNADA -> "kn";
            case MALAYALAM -> "ml";
            case SINHALA -> "si";
            case HIRAGANA, KATAKANA -> "ja";
            case HANGUL -> "ko";
            default -> GENERAL;
        };
    }

    private static LanguageFacts read(String name) {
        LanguageFacts.Builder facts = new LanguageFacts.Builder();
        readInto(facts, GENERAL);
        if (!name.equals(GENERAL)) {
            readInto(facts, name);
        }
        return facts.build();
    }

    private static void readInto(LanguageFacts.Builder facts, String name) {
        try (InputStream in = Languages.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource io/ttsjobs/text/" + name + ".txt is missing");
            }
            facts.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
