package io.ttsjobs.provider.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ttsjobs.http.BaseUrl;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.spi.ApiKey;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the provider {@code openai}, for OpenAI itself and for servers that speak its protocol, {@code POST
 * /v1/audio/speech}: Kokoro-FastAPI, LocalAI, vLLM-Omni, speaches, Groq and many more.
 *
 * <p>OpenAI has announced that it turns its own speech models off on 2027-01-06. From then on its server answers every call
 * with an error, and the provider is one for compatible servers: set the base URL and the model.
 *
 * <pre>{@code
 * TtsProvider kokoro = OpenAiProviderFactory.builder()
 *         .baseUrl("http://localhost:8880/v1")
 *         .model("kokoro")
 *         .build();
 * }</pre>
 *
 * <table>
 *   <caption>Settings, in the environment and of the {@link Builder}</caption>
 *   <tr><th>Name</th><th>Of the builder</th><th>Meaning</th><th>If unset</th></tr>
 *   <tr><td>{@code OPENAI_API_KEY}</td><td>{@code apiKey}</td><td>the key, sent as a bearer token to the base URL, whichever
 *       server that is</td><td>not configured; at another base URL than OpenAI's own, no key is sent</td></tr>
 *   <tr><td>{@code OPENAI_BASE_URL}</td><td>{@code baseUrl}</td><td>where {@code /audio/speech} lies: http or https, without
 *       user info, query or fragment</td><td>{@code https://api.openai.com/v1}</td></tr>
 *   <tr><td>{@code OPENAI_ORG_ID}</td><td>{@code organization}</td><td>the organization that pays</td>
 *       <td>the key's own</td></tr>
 *   <tr><td>{@code OPENAI_PROJECT_ID}</td><td>{@code project}</td><td>the project that pays</td><td>the key's own</td></tr>
 *   <tr><td>{@code OPENAI_TTS_MODEL}</td><td>{@code model}</td><td>the model of requests that name none</td>
 *       <td>{@code gpt-4o-mini-tts}</td></tr>
 *   <tr><td>{@code OPENAI_TTS_EXTRA_BODY}</td><td>{@code extraBody}</td><td>a JSON object whose fields every request gets
 *       besides its own; not for OpenAI itself</td><td>none</td></tr>
 *   <tr><td>{@code OPENAI_TTS_CONNECT_TIMEOUT}</td><td>{@code connectTimeout}</td><td>seconds until a connection is there</td>
 *       <td>10</td></tr>
 *   <tr><td>{@code OPENAI_TTS_DEADLINE}</td><td>{@code deadline}</td><td>seconds until a whole answer is there</td>
 *       <td>300</td></tr>
 *   <tr><td>{@code OPENAI_TTS_IDLE_TIMEOUT}</td><td>{@code idleTimeout}</td><td>seconds that an answer which has begun may
 *       fall silent</td><td>60</td></tr>
 * </table>
 *
 * <p><b>Models</b> are sent as they are named: compatible servers have models of their own. <b>Texts</b> have at most 4096
 * code points, and 2000 tokens besides, except with {@code tts-1} and what begins so. <b>Voices</b> are those that OpenAI
 * documents, as there is no way to ask; any other id is sent as it is, and one that begins with {@code voice_}, a customer's
 * own, as an object. <b>Speed</b> is 0.25 to 4. <b>Formats</b> are mp3, wav, pcm of 24 kHz mono, opus and aac, from OpenAI
 * itself only at its own 24 kHz mono, Opus apart; FLAC cannot be joined and is not offered. A request's language and the
 * texts around its own are not sent. No answer carries timings.
 *
 * <table>
 *   <caption>Options of a request</caption>
 *   <tr><th>Name</th><th>Value</th><th>Where</th></tr>
 *   <tr><td>{@code instructions}</td><td>how to speak, in words, up to 4096 code points</td>
 *       <td>everywhere but with OpenAI's own {@code tts-1} models, which ignore it</td></tr>
 *   <tr><td>{@code extra_body}</td><td>a JSON object whose fields go into the body besides the request's own, and before those
 *       of the setting</td><td>compatible servers; OpenAI itself refuses fields that it does not know</td></tr>
 * </table>
 *
 * <p><b>Errors.</b> A key or permission that is not accepted (401, 403) is a {@link io.ttsjobs.spi.ProviderAuthException};
 * credit or a spending limit used up (402, or 429 with a word such as {@code insufficient_quota}) a {@link
 * io.ttsjobs.spi.ProviderQuotaException}; any other 429 a {@link io.ttsjobs.spi.ProviderRateLimitException} with the wait that
 * the server asks for; 408, 409, 425, all from 500 on, a broken connection, a deadline and audio that breaks off a {@link
 * io.ttsjobs.spi.ProviderUnavailableException}; everything else, a country or a model that is not served and an answer that is
 * not the audio asked for among it, a {@link io.ttsjobs.spi.ProviderApiException} with the status and the server's name for
 * the fault. A header {@code x-should-retry} overrules the last three.
 *
 * <p>The factory and its providers are thread-safe.
 */
public final class OpenAiProviderFactory implements TtsProviderFactory {

    /** Makes a factory; reads and sends nothing. */
    public OpenAiProviderFactory() {}

    /**
     * Starts a provider from code, without the environment.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return {@code openai}} */
    @Override
    public String name() {
        return "openai";
    }

    /** {@return {@code OpenAI}} */
    @Override
    public String displayName() {
        return "OpenAI";
    }

    /**
     * Makes the provider. Nothing is sent, and no thread is started before the first call.
     *
     * <p>Closing the provider ends the calls in flight. On JDK 21 and later it ends every thread at once; on JDK 17 the
     * HTTP client's one selector thread, a daemon, ends when the garbage collector has found the client unused.
     *
     * @param config the settings, by the names above
     * @return the provider, which the caller closes
     * @throws ValidationException if a setting has a value that cannot be
     */
    @Override
    public TtsProvider create(ProviderConfig config) {
        return builder().config(config).build();
    }

    /** Builds the provider from code; not thread-safe. */
    public static final class Builder {
        private URI baseUrl = URI.create("https://" + OpenAiSettings.OFFICIAL_HOST + "/v1");
        private Optional<ApiKey> key = Optional.empty();
        private Optional<String> organization = Optional.empty();
        private Optional<String> project = Optional.empty();
        private String model = "gpt-4o-mini-tts";
        private ObjectNode extraBody = Json.noExtraBody();
        private Clock clock = Clock.systemUTC();
        private final HttpSender.Builder http = HttpSender.builder("tts-openai-http");

        private Builder() {}

        /**
         * Takes the settings that {@code config} has, by the names in the table above, and leaves the others as they are.
         *
         * @param config the settings, such as {@link ProviderConfig#fromEnvironment()}
         * @return this
         * @throws ValidationException if a setting has a value that cannot be
         */
        public Builder config(ProviderConfig config) {
            config.apiKey(OpenAiEnvironment.KEY).ifPresent(this::apiKey);
            config.get(OpenAiEnvironment.BASE_URL).ifPresent(url -> baseUrl(OpenAiEnvironment.BASE_URL, url));
            config.get(OpenAiEnvironment.ORGANIZATION)
                    .ifPresent(id -> organization = header(OpenAiEnvironment.ORGANIZATION, id));
            config.get(OpenAiEnvironment.PROJECT).ifPresent(id -> project = header(OpenAiEnvironment.PROJECT, id));
            config.get(OpenAiEnvironment.MODEL).ifPresent(this::model);
            config.get(OpenAiEnvironment.EXTRA_BODY)
                    .ifPresent(json -> extraBody = Json.extraBody(OpenAiEnvironment.EXTRA_BODY, json));
            OpenAiEnvironment.seconds(config, OpenAiEnvironment.CONNECT_TIMEOUT).ifPresent(this::connectTimeout);
            OpenAiEnvironment.seconds(config, OpenAiEnvironment.DEADLINE).ifPresent(this::deadline);
            OpenAiEnvironment.seconds(config, OpenAiEnvironment.IDLE_TIMEOUT).ifPresent(this::idleTimeout);
            return this;
        }

        /**
         * Sets the key; none if unset.
         *
         * @param key sent as a bearer token to the base URL, whichever server that is
         * @return this
         */
        public Builder apiKey(ApiKey key) {
            this.key = Optional.of(key);
            return this;
        }

        /**
         * Sets where {@code /audio/speech} lies; OpenAI's own server if unset.
         *
         * @param url http or https, without user info, query or fragment, such as {@code http://localhost:8880/v1}
         * @return this
         * @throws ValidationException if it is none of that kind
         */
        public Builder baseUrl(String url) {
            return baseUrl("baseUrl", url);
        }

        /**
         * Sets the organization that pays; the key's own if unset.
         *
         * @param id its id; printable ASCII
         * @return this
         * @throws ValidationException if a header cannot carry it
         */
        public Builder organization(String id) {
            this.organization = header("organization", id);
            return this;
        }

        /**
         * Sets the project that pays; the key's own if unset.
         *
         * @param id its id; printable ASCII
         * @return this
         * @throws ValidationException if a header cannot carry it
         */
        public Builder project(String id) {
            this.project = header("project", id);
            return this;
        }

        /**
         * Sets the model of requests that name none; {@code gpt-4o-mini-tts} if unset.
         *
         * @param model the model's id; not blank
         * @return this
         * @throws ValidationException if it is blank
         */
        public Builder model(String model) {
            if (model.isBlank()) {
                throw new ValidationException("model must not be blank");
            }
            this.model = model;
            return this;
        }

        /**
         * Sets fields that every request gets besides its own; none if unset.
         *
         * @param json a JSON object; none of its fields may be one that a request has itself
         * @return this
         * @throws ValidationException if it is none of that kind, or has more than 1,048,576 characters
         */
        public Builder extraBody(String json) {
            this.extraBody = Json.extraBody("extraBody", json);
            return this;
        }

        /**
         * Sends with a client of the caller's, for a proxy or certificates of one's own; with one made here if unset.
         *
         * @param client a client that follows no redirects, as is the default; the caller keeps it, and ends it
         * @return this
         * @throws ValidationException if it follows redirects, which would carry the key to another server
         */
        public Builder httpClient(HttpClient client) {
            http.client(client);
            return this;
        }

        /**
         * Sets how long a connection may take to come about; 10 s if unset. A caller's client has its own.
         *
         * @param timeout more than zero
         * @return this
         * @throws ValidationException if {@code timeout} is not more than zero
         */
        public Builder connectTimeout(Duration timeout) {
            http.connectTimeout(timeout);
            return this;
        }

        /**
         * Sets how long a whole answer may take, from the sending of the request; 5 minutes if unset.
         *
         * @param deadline more than zero
         * @return this
         * @throws ValidationException if {@code deadline} is not more than zero
         */
        public Builder deadline(Duration deadline) {
            http.deadline(deadline);
            return this;
        }

        /**
         * Sets how long an answer that has begun may fall silent; 60 s if unset.
         *
         * @param timeout more than zero
         * @return this
         * @throws ValidationException if {@code timeout} is not more than zero
         */
        public Builder idleTimeout(Duration timeout) {
            http.idleTimeout(timeout);
            return this;
        }

        /** For tests of waits that end at a date. */
        Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the provider. Nothing is sent, and no thread is started before the first call.
         *
         * @return the provider, which the caller closes
         * @throws ValidationException if there are extra fields for OpenAI itself, which refuses them
         */
        public TtsProvider build() {
            OpenAiSettings settings = new OpenAiSettings(baseUrl, key, organization, project, model, extraBody);
            if (settings.official() && !extraBody.isEmpty()) {
                throw new ValidationException("extra fields of the body are for compatible servers: "
                        + OpenAiSettings.OFFICIAL_HOST + " refuses fields that it does not know");
            }
            return new OpenAiProvider(settings, http.build(), clock);
        }

        /** {@return where the server lies and which model it is asked for; never the key} */
        @Override
        public String toString() {
            return "OpenAiProviderFactory.Builder[" + BaseUrl.shown(baseUrl) + ", " + model + "]";
        }

        private Builder baseUrl(String setting, String url) {
            this.baseUrl = BaseUrl.parse(setting, url);
            return this;
        }

        private static Optional<String> header(String setting, String id) {
            return Optional.of(OpenAiEnvironment.header(setting, id));
        }
    }
}
