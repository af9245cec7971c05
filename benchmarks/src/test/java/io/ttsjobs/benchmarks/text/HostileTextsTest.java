package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.benchmarks.text.HostileTexts.Hostile;
import org.junit.jupiter.api.Test;

class HostileTextsTest {

    @Test
    void texts_names_areUnique() {
        assertThat(HostileTexts.texts().map(Hostile::name))
                .hasSizeGreaterThan(70)
                .doesNotHaveDuplicates();
    }

    @Test
    void texts_each_isAboutAMillionCharacters() {
        assertThat(HostileTexts.texts().mapToInt(hostile -> hostile.text().length()))
                .allMatch(length -> length > 999_900 && length <= 1_000_001);
    }
}
