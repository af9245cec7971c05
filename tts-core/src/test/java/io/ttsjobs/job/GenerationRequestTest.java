package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationRequestTest {

    static Stream<GenerationRequest.Builder> others() {
        return Stream.of(
                GenerationRequest.builder("other", "alto", "text"),
                GenerationRequest.builder("mock", "other", "text"),
                GenerationRequest.builder("mock", "alto", "other"),
                request().speed(1.1),
                request().model("m1"),
                request().format(AudioFormat.WAV),
                request().gap(Duration.ZERO),
                request().language(Locale.GERMAN),
                request().maxChunkLength(9));
    }

    @Test
    void equals_sameRequest_isTrue() {
        assertThat(request().build())
                .isEqualTo(request().build())
                .hasSameHashCodeAs(request().build());
    }

    @ParameterizedTest
    @MethodSource("others")
    void equals_anythingElse_isFalse(GenerationRequest.Builder other) {
        assertThat(request().build()).isNotEqualTo(other.build());
    }

    private static GenerationRequest.Builder request() {
        return GenerationRequest.builder("mock", "alto", "text");
    }
}
