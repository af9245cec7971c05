package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.provider.ProviderNotConfiguredException;
import io.ttsjobs.provider.UnknownProviderException;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.text.TextChunk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobValidationTest {

    @TempDir
    Path directory;

    @Test
    void createJob_unknownProvider_namesThoseThereAre() {
        assertRefused(MockTtsProvider.builder(), GenerationRequest.builder("nobody", "x", "Text."))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessageContaining("there is mock");
    }

    @Test
    void createJob_providerWithoutKey_isNotConfigured() {
        assertRefused(MockTtsProvider.builder().configured(false), Workshop.request())
                .isInstanceOf(ProviderNotConfiguredException.class);
    }

    @Test
    void createJob_formatNotGiven_namesThoseThatAre() {
        assertRefused(MockTtsProvider.builder(), Workshop.request().format(AudioFormat.OPUS))
                .isInstanceOf(ValidationException.class)
                .hasMessageContainingAll("opus", "mock", "wav");
    }

    @Test
    void createJob_modelOfAProviderWithoutModels_isRefused() {
        assertRefused(MockTtsProvider.builder(), Workshop.request().model("big"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("big");
    }

    @Test
    void createJob_unknownOption_namesThoseThereAre() {
        assertRefused(
                        MockTtsProvider.builder().option("mood", "calm", "merry"),
                        Workshop.request().option("pitch", "1.2"))
                .isInstanceOf(ValidationException.class)
                .hasMessage("option pitch is not one of [mood]");
    }

    @Test
    void processJob_optionAndLanguage_reachEveryCall() {
        MockTtsProviderBuilder provider = MockTtsProvider.builder().option("mood", "calm", "merry");
        try (Workshop workshop = Workshop.of(directory, provider)) {
            workshop.run(Workshop.request()
                    .option("mood", "merry")
                    .language(Locale.UK)
                    .build());
            assertThat(workshop.provider.requests())
                    .hasSize(5)
                    .allSatisfy(call -> assertThat(List.of(call.options(), call.language()))
                            .containsExactly(Map.of("mood", "merry"), Optional.of(Locale.UK)));
        }
    }

    @Test
    void processJob_languageNotKnown_isLeftToTheProvider() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.provider.requests())
                    .allSatisfy(call -> assertThat(call.language()).isEmpty());
        }
    }

    @Test
    void createJob_speedOfAProviderWithoutSpeedControl_isRefused() {
        assertRefused(MockTtsProvider.builder().fixedSpeed(), Workshop.request().speed(1.5))
                .isInstanceOf(ValidationException.class)
                .hasMessage("speed must be 1.0, because provider mock has no speed control, but is 1.5");
    }

    @Test
    void createJob_chunkerThatLosesText_isFoundOutBeforeAnythingIsPaid() {
        try (Workshop workshop = Workshop.of(
                directory,
                MockTtsProvider.builder(),
                b -> b.chunker((text, limit, language) -> List.of(new TextChunk("Alpha", 0, 5, 0, 1))))) {
            assertThatThrownBy(
                            () -> workshop.manager.createJob(Workshop.request().build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the chunker left out the text at 6");
        }
    }

    @Test
    void processJob_speedOutsideTheProvidersRange_isClamped() {
        try (Workshop workshop =
                Workshop.of(directory, MockTtsProvider.builder().speedRange(0.7, 1.2))) {
            workshop.run(Workshop.request().speed(3.0).build());
            assertThat(workshop.provider.requests())
                    .extracting(SynthesisRequest::speed)
                    .containsOnly(1.2);
        }
    }

    @Test
    void processJob_maxChunkLength_cutsSmallerThanTheProvider() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run(Workshop.request().maxChunkLength(8).build());
            assertThat(workshop.provider.requests())
                    .allSatisfy(request -> assertThat(request.text()).hasSizeLessThanOrEqualTo(8));
        }
    }

    @Test
    void processJob_maxChunkLengthAboveTheProviders_keepsTheProviders() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run(Workshop.request().maxChunkLength(1000).build());
            assertThat(workshop.provider.requests()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {99, 0, -1, 0.24, 4.01, Double.NaN, Double.POSITIVE_INFINITY})
    void speed_outsideTheRange_isRefusedWithItsValue(double speed) {
        assertThatThrownBy(() -> Workshop.request().speed(speed))
                .isInstanceOf(ValidationException.class)
                .hasMessage("speed must be 0.25 to 4.0, but is " + speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u2003"})
    void builder_blankText_isRefused(String text) {
        assertThatThrownBy(() -> GenerationRequest.builder("mock", "x", text))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("text must not be blank");
    }

    @Test
    void gap_overAMinute_isRefusedWithItsValue() {
        assertThatThrownBy(() -> Workshop.request().gap(Duration.ofSeconds(61)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("gap must be 0 to 60 s, but is PT1M1S");
    }

    @Test
    void language_unset_isUnknown() {
        assertThat(Workshop.request().build().language()).isEqualTo(Locale.ROOT);
    }

    @Test
    void toString_always_hidesTheText() {
        assertThat(Workshop.request().build()).asString().doesNotContain("Alpha");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            MockTtsProviderBuilder provider, GenerationRequest.Builder request) {
        try (Workshop workshop = Workshop.of(directory, provider)) {
            return assertThatThrownBy(() -> workshop.manager.createJob(request.build()));
        }
    }
}
