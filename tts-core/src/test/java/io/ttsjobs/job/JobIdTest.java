package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {

    @Test
    void create_always_isSafe() {
        String id = JobId.create();
        assertThat(JobId.check(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "a b",
                "a\u0000",
                "\u00e9",
                "a.mp3",
                "~",
                "$HOME",
                "C:",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void check_unsafe_isRefused(String id) {
        assertThatThrownBy(() -> JobId.check(id))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("a job id must be 1 to 64 of the characters A-Z a-z 0-9 _ -, but is ");
    }

    @Test
    void check_controlCharacters_areNotPrinted() {
        assertThatThrownBy(() -> JobId.check("a\n\u001b[31m")).hasMessageEndingWith("\"a??[31m\"");
    }
}
