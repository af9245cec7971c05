package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code languages.md} asks of every file, and what would make an entry useless or harmful. */
class LanguageFilesTest {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "[never-last]",
            "[before-number]",
            "[word-before-number]",
            "[may-be-last]",
            "[time-of-day]",
            "[ordinary-words]");

    static Stream<String> files() {
        return Stream.concat(Stream.of("general"), Languages.codes());
    }

    @ParameterizedTest
    @MethodSource("files")
    void abbreviation_ofAnyFile_canBeFound(String file) throws IOException {
        // What a caller may add is what the rules look up.
        assertThat(entries(file))
                .filteredOn(Entry::isAbbreviation)
                .allSatisfy(entry -> assertThatNoException()
                        .isThrownBy(() -> Abbreviations.builder().neverLast(Locale.ROOT, entry.word)));
        assertThat(entries(file)).filteredOn(Entry::isAbbreviation).noneMatch(entry -> entry.word.endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void abbreviation_ofAnyFile_isOfOneKind(String file) throws IOException {
        assertThat(entries(file))
                .filteredOn(Entry::isAbbreviation)
                .extracting(Entry::word)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void starter_ofAnyFile_isNoWordThatIsNeverLast(String file) throws IOException {
        List<String> starters = words(file, "[starters]");

        assertThat(words(file, "[never-last]"))
                .filteredOn(word -> Character.isLowerCase(word.charAt(0)))
                .noneMatch(word -> starters.contains(Character.toUpperCase(word.charAt(0)) + word.substring(1)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void starter_ofAnyFile_hasACapitalAndStandsOnce(String file) throws IOException {
        assertThat(words(file, "[starters]"))
                .doesNotHaveDuplicates()
                .allMatch(word -> Character.isUpperCase(word.charAt(0)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void word_ofAnyFile_isComposed(String file) throws IOException {
        assertThat(entries(file))
                .extracting(Entry::word)
                .allMatch(word -> Normalizer.isNormalized(word, Normalizer.Form.NFC));
    }

    private static List<String> words(String file, String section) throws IOException {
        return entries(file).stream()
                .filter(entry -> entry.section.equals(section))
                .map(Entry::word)
                .toList();
    }

    private static List<Entry> entries(String file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        String section = "";
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                section = line;
            } else if (!line.startsWith("#")) {
                for (String word : line.split(" ", -1)) {
                    entries.add(new Entry(section, word));
                }
            }
        }
        return entries;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Languages.class.getResourceAsStream(file + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private record Entry(String section, String word) {

        boolean isAbbreviation() {
            return ABBREVIATIONS.contains(section);
        }
    }
}
