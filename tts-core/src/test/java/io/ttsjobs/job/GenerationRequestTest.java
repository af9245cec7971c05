package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ValidationException;
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
                request().maxChunkLength(9),
                request().firstChunkLength(9),
                request().option("mood", "calm"),
                request().budget(0));
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

    @Test
    void asksForTheSpeechOf_otherBudget_isTrue() {
        assertThat(request()
                        .budget(9)
                        .build()
                        .asksForTheSpeechOf(request().budget(10).build()))
                .isTrue();
    }

    @Test
    void asksForTheSpeechOf_otherText_isFalse() {
        GenerationRequest other =
                GenerationRequest.builder("mock", "alto", "other").build();
        assertThat(request().build().asksForTheSpeechOf(other)).isFalse();
    }

    @Test
    void budget_negative_isRefused() {
        assertThatThrownBy(() -> request().budget(-1))
                .isInstanceOf(ValidationException.class)
                .hasMessage("budget must be 0 or more, but is -1");
    }

    @Test
    void options_anyOrder_areInOrderOfName() {
        assertThat(request().option("b", "2").option("a", "1").build().options().keySet())
                .containsExactly("a", "b");
    }

    @Test
    void option_blankName_isRefused() {
        assertThatThrownBy(() -> request().option(" ", "1"))
                .isInstanceOf(ValidationException.class)
                .hasMessage("option name must not be blank, but is 1 characters of white space");
    }

    @Test
    void firstChunkLength_belowOne_isRefused() {
        assertThatThrownBy(() -> request().firstChunkLength(0))
                .isInstanceOf(ValidationException.class)
                .hasMessage("firstChunkLength must be at least 1, but is 0");
    }

    private static GenerationRequest.Builder request() {
        return GenerationRequest.builder("mock", "alto", "text");
    }
}
