package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org/v1, https://api.example.org/v1",
        "https://api.example.org/v1/, https://api.example.org/v1",
        "https://api.example.org/v1//, https://api.example.org/v1",
        "http://127.0.0.1:8880, http://127.0.0.1:8880",
        "http://127.0.0.1:65535, http://127.0.0.1:65535",
        "HTTP://[::1]:80/, HTTP://[::1]:80"
    })
    void parse_webAddress_losesItsLastSlashes(String value, String url) {
        assertThat(BaseUrl.parse("URL", value)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "api.example.org/v1",
                "ftp://example.org",
                "file:///etc",
                "http://",
                "http:///v1",
                "https:example.org",
                "https://user:pass@example.org",
                "https://example.org/?key=1",
                "https://example.org/#here",
                "https://exa mple.org",
                "http://127.0.0.1:0/v1",
                "http://127.0.0.1:65536/v1",
                "http://127.0.0.1:-1/v1"
            })
    void parse_anyOther_isRefused(String value) {
        assertThatThrownBy(() -> BaseUrl.parse("OPENAI_BASE_URL", value))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL must be an http or https URL");
    }

    @Test
    void parse_passwordInIt_isNotShown() {
        assertThatThrownBy(() -> BaseUrl.parse("URL", "https://user:hunter2@exa mple.org"))
                .hasNoCause()
                .hasMessageNotContaining("hunter2");
    }
}
