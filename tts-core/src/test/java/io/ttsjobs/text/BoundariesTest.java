package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    @Test
    void add_samePlaceTwice_keepsTheStronger() {
        Boundaries boundaries = new Boundaries();
        boundaries.add(5, BoundaryStrength.SENTENCE);
        boundaries.add(5, BoundaryStrength.PARAGRAPH);
        boundaries.add(5, BoundaryStrength.LINE);

        assertThat(boundaries.size()).isEqualTo(1);
        assertThat(boundaries.strength(0)).isEqualTo(BoundaryStrength.PARAGRAPH);
    }

    @Test
    void settle_nestedMarks_weakenSentencesOnly() {
        Boundaries boundaries = new Boundaries();
        for (int i = 1; i < 200; i++) {
            boundaries.add(i, i % 10 == 0 ? BoundaryStrength.LINE : BoundaryStrength.SENTENCE);
        }
        boundaries.markInner(150);
        boundaries.markInner(100);
        boundaries.add(200, BoundaryStrength.SENTENCE);
        boundaries.settle();

        assertThat(boundaries.strength(98)).isEqualTo(BoundaryStrength.SENTENCE);
        assertThat(boundaries.strength(100)).isEqualTo(BoundaryStrength.INNER_SENTENCE);
        assertThat(boundaries.strength(109)).isEqualTo(BoundaryStrength.LINE);
        assertThat(boundaries.strength(197)).isEqualTo(BoundaryStrength.INNER_SENTENCE);
        assertThat(boundaries.strength(199)).isEqualTo(BoundaryStrength.SENTENCE);
    }

    @Test
    void scan_textWithEverything_tellsTheStrengths() {
        assertThat(strengths("One. “Two. Three.” Four.\n\n1. Five\n2. Six"))
                .containsExactly(
                        BoundaryStrength.SENTENCE,
                        BoundaryStrength.INNER_SENTENCE,
                        BoundaryStrength.SENTENCE,
                        BoundaryStrength.PARAGRAPH,
                        BoundaryStrength.LINE);
    }

    @Test
    void scan_shortLineThatEndsASentence_isALine() {
        assertThat(strengths("He came.\nShe went away at once.")).containsExactly(BoundaryStrength.LINE);
    }

    @Test
    void scan_fullLineThatEndsASentence_isNoMoreThanASentence() {
        assertThat(strengths("He came and stood there for a while.\nExtraordinary."))
                .containsExactly(BoundaryStrength.SENTENCE);
    }

    private static List<BoundaryStrength> strengths(String text) {
        Boundaries boundaries = new SentenceScanner(text, new Languages().of(Locale.ENGLISH, text)).scan();
        List<BoundaryStrength> strengths = new ArrayList<>();
        for (int i = 0; i < boundaries.size(); i++) {
            strengths.add(boundaries.strength(i));
        }
        return strengths;
    }
}
