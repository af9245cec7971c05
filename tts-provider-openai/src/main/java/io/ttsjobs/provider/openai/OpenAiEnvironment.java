package io.ttsjobs.provider.openai;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.Optional;

/** The names of the settings in an environment. */
final class OpenAiEnvironment {

    static final String KEY = "OPENAI_API_KEY";
    static final String BASE_URL = "OPENAI_BASE_URL";
    static final String ORGANIZATION = "OPENAI_ORG_ID";
    static final String PROJECT = "OPENAI_PROJECT_ID";
    static final String MODEL = "OPENAI_TTS_MODEL";
    static final String EXTRA_BODY = "OPENAI_TTS_EXTRA_BODY";
    static final String CONNECT_TIMEOUT = "OPENAI_TTS_CONNECT_TIMEOUT";
    static final String DEADLINE = "OPENAI_TTS_DEADLINE";
    static final String IDLE_TIMEOUT = "OPENAI_TTS_IDLE_TIMEOUT";

    private static final int MOST_DIGITS = 6;

    private OpenAiEnvironment() {}

    /** Reads whole seconds. */
    static Optional<Duration> seconds(ProviderConfig config, String name) {
        return config.get(name).map(value -> {
            boolean number = value.length() <= MOST_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(value) == 0) {
                throw new ValidationException(name + " must be whole seconds from 1 to 999999, but is " + value);
            }
            return Duration.ofSeconds(Integer.parseInt(value));
        });
    }

    /** Checks what goes into a header. */
    static String header(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new ValidationException(name + " must be printable ASCII without spaces");
        }
        return value;
    }
}
