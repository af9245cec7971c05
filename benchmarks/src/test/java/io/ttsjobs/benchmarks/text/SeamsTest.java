package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bar shows where a text is cut. */
class SeamsTest {

    /** Longer than any wrapped line. */
    private static final String LONG_LINE = "word ".repeat(30).strip();

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "PARAGRAPH/ It ended.|~~Then it began.",
                "PARAGRAPH/ A Title|~~Then it began.",
                "SENTENCE/ It ended.| Then it began.",
                "SENTENCE/ It ended.|~Then it began.",
                "CLAUSE/ It ended,| and it began.",
                "CLAUSE/ (It ended;)| and it began.",
                "CLAUSE/ It ended\u2014|it began.",
                "WORD/ It| ended.",
                "WORD/ It|~ended.",
                "IN_WORD/ It en|ded.",
                "IN_WORD/ It took 1,|000 years.",
                "IN_GRAPHEME/ It ende|\u0301d."
            })
    void at_wrappedText_tellsWhatIsParted(Seam expected, String marked) {
        assertThat(seamAtBar(marked)).isEqualTo(expected);
    }

    @Test
    void at_lineBreakAmongLongLines_partsLines() {
        assertThat(seamAtBar("It|~" + LONG_LINE)).isEqualTo(Seam.LINE);
    }

    @Test
    void icu_wrappedLine_endsNoSentence() {
        Book book = new Book("", Locale.ENGLISH, "It was\nover. It began\r\nanew.");
        assertThat(SentenceEnds.icu(book).stream()).containsExactly(12, 28);
    }

    private static Seam seamAtBar(String marked) {
        String text = marked.replace('~', '\n');
        Book book = new Book("", Locale.ENGLISH, text.replace("|", ""));
        return new Seams(book, SentenceEnds.icu(book)).at(text.indexOf('|'));
    }
}
