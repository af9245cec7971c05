package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilentOpusTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 999, 1000, 1001, 61_234})
    void of_length_isThatLong(long millis) {
        SynthesisResult result = SynthesisResult.builder(SilentOpus.of(Duration.ofMillis(millis)), AudioFormat.OPUS)
                .build();
        assertThat(SoundCheck.duration(result)).isEqualTo(Duration.ofMillis(millis));
    }
}
