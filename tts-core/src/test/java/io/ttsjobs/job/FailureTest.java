package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ValidationException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void of_authError_hasTheFixedMessage() {
        assertThat(Failure.of(new ProviderAuthException("key sk-abc is wrong")))
                .isEqualTo(new Failure(ErrorCode.PROVIDER_AUTH_ERROR, "Provider authentication failed", true));
    }

    @Test
    void of_apiError_keepsTheProvidersWords() {
        assertThat(Failure.of(new ProviderApiException("no such voice: bob")))
                .isEqualTo(new Failure(ErrorCode.PROVIDER_API_ERROR, "no such voice: bob", true));
    }

    @Test
    void of_messageWithKey_losesTheKey() {
        assertThat(Failure.of(new ProviderApiException("key sk-1234567890abcdefghij is wrong"))
                        .message())
                .isEqualTo("key <redacted> is wrong");
    }

    @Test
    void of_messageWithUrl_losesTheUrl() {
        assertThat(Failure.of(new ProviderRateLimitException("see https://user:pw@host/x?key=1 for more"))
                        .message())
                .isEqualTo("see <url> for more");
    }

    @Test
    void of_longMessage_isCut() {
        assertThat(Failure.of(new ProviderApiException("no ".repeat(1000))).message())
                .hasSize(503);
    }

    @Test
    void of_audioError_saysWhichChunk() {
        assertThat(Failure.of(new AudioProcessingException("chunk 2 of 5 is HTML")))
                .isEqualTo(new Failure(
                        ErrorCode.AUDIO_PROCESSING_ERROR, "Audio processing failed: chunk 2 of 5 is HTML", true));
    }

    @Test
    void of_validationError_keepsItsCode() {
        assertThat(Failure.of(new ValidationException("voice: bob")).code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void of_anythingElse_hidesItsMessage() {
        assertThat(Failure.of(new IllegalStateException("secret")))
                .isEqualTo(new Failure(ErrorCode.INTERNAL_ERROR, "An unexpected error occurred", false));
    }

    @Test
    void of_error_isUnexpected() {
        assertThat(Failure.of(new OutOfMemoryError("heap")).expected()).isFalse();
    }
}
