package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechPaceTest {

    @ParameterizedTest
    @CsvSource({
        "abcdefghijklm, 1001",
        "Привет, 462",
        "漢字, 444",
        "𠮷, 222",
        "かな, 308",
        "한국, 400",
        "1851, 800",
        "'  ... — ! €', 0",
        "e\u0301, 77"
    })
    void of_script_takesItsTime(String text, long millis) {
        assertThat(SpeechPace.of(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void of_span_isThatOfItsText() {
        String text = "one 𠮷 two 12";
        TextSpan span = new TextSpan(4, 10);
        assertThat(SpeechPace.of(text, span)).isEqualTo(SpeechPace.of("𠮷 two")).isPositive();
    }
}
