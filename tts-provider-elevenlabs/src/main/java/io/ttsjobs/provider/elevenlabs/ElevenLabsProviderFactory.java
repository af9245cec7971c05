package io.ttsjobs.provider.elevenlabs;

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
import java.util.Optional;

/**
 * Makes the provider {@code elevenlabs}, from settings or by a {@link #builder()}.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>Meaning</th><th>If unset</th></tr>
 *   <tr><td>{@code ELEVENLABS_API_KEY}</td><td>the key</td><td>not configured</td></tr>
 *   <tr><td>{@code ELEVENLABS_BASE_URL}</td><td>the server, such as one of another region, without {@code /v1}: http or
 *       https, without user info, query or fragment</td><td>{@code https://api.elevenlabs.io}</td></tr>
 *   <tr><td>{@code ELEVENLABS_MODEL}</td><td>the model of requests that name none</td>
 *       <td>{@code eleven_multilingual_v2}</td></tr>
 * </table>
 *
 * <p>A model that is not in this table is refused, for neither its limit nor what it heeds can be asked for. Limits are in
 * code points; language is that of the request, if it has a code of two letters; context is the text before and after,
 * which is sent along unspoken, so that chunks may be spoken in any order and still follow on.
 *
 * <table>
 *   <caption>Models</caption>
 *   <tr><th>Model</th><th>Limit</th><th>Speed</th><th>Language</th><th>Context</th><th>Directions in brackets</th></tr>
 *   <tr><td>{@code eleven_multilingual_v2}</td><td>10,000</td><td>0.7 to 1.2</td><td>no</td><td>yes</td><td>no</td></tr>
 *   <tr><td>{@code eleven_flash_v2_5}, {@code eleven_turbo_v2_5}</td><td>40,000</td><td>0.7 to 1.2</td><td>yes</td>
 *       <td>yes</td><td>no</td></tr>
 *   <tr><td>{@code eleven_flash_v2}, {@code eleven_turbo_v2}</td><td>30,000</td><td>0.7 to 1.2</td><td>no</td><td>yes</td>
 *       <td>no</td></tr>
 *   <tr><td>{@code eleven_v3}, {@code eleven_v3_conversational}</td><td>5,000</td><td>1.0</td><td>yes</td><td>no</td>
 *       <td>yes</td></tr>
 *   <tr><td>{@code eleven_v4}, {@code eleven_v4_turbo}</td><td>10,000</td><td>1.0</td><td>yes</td><td>no</td>
 *       <td>yes</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Options of a request</caption>
 *   <tr><th>Name</th><th>Values</th><th>Models</th></tr>
 *   <tr><td>{@code stability}, {@code similarity_boost}</td><td>0.0 to 1.0; of v3, 0.0, 0.5 and 1.0
 *       are documented</td><td>all</td></tr>
 *   <tr><td>{@code style}</td><td>0.0 to 1.0</td><td>not v3, v4</td></tr>
 *   <tr><td>{@code use_speaker_boost}</td><td>true, false</td><td>not v3, v4</td></tr>
 *   <tr><td>{@code seed}</td><td>0 to 4294967295</td><td>all</td></tr>
 *   <tr><td>{@code apply_text_normalization}</td><td>auto, on, off</td><td>all; {@code on} with flash and turbo v2.5
 *       is for some plans</td></tr>
 *   <tr><td>{@code apply_language_text_normalization}</td><td>true, false</td><td>not v4</td></tr>
 *   <tr><td>{@code pronunciation_dictionaries}</td><td>{@code id} or {@code id:version}, up to 3, with commas between
 *       them</td><td>all</td></tr>
 *   <tr><td>{@code enable_logging}</td><td>true, false</td><td>all</td></tr>
 *   <tr><td>{@code context}</td><td>on, off; on if unset</td><td>not v3, v4</td></tr>
 * </table>
 *
 * <p><b>Timings.</b> Words are timed by the alignment, which spells the text as it was sent; a word ends with its last
 * letter, so silence after it is not its own. Where the alignment does not spell the text, is uneven, runs back, stands still
 * or goes on for more than 150 ms after the audio, the normalized alignment is tried, which spells the text as it was read;
 * its words are matched with those of the text, and the few that read differently, such as numbers, share the time between
 * their neighbours, if 80 percent of the letters match. With a pronunciation dictionary the normalized alignment goes first.
 * If neither will do, the answer has no words. {@link io.ttsjobs.speech.SynthesisResult#timingNote()} says which it was, and
 * also if the clock ends more than 150 ms before the audio, as that of {@code eleven_v3} is known to.
 *
 * <p><b>Calls at once.</b> Two, which is what the smallest plan allows, until an answer tells the plan's own number ({@code
 * maximum-concurrent-requests}); too many at once are a {@link io.ttsjobs.spi.ProviderRateLimitException} that says so.
 *
 * <p><b>Errors.</b> No credit, or a plan that does not include what was asked for (402, or {@code quota_exceeded} with any
 * status), is a {@link io.ttsjobs.spi.ProviderQuotaException}; a key that is wrong, lacks a permission or is blocked, a
 * {@link io.ttsjobs.spi.ProviderAuthException}; 429 a {@link io.ttsjobs.spi.ProviderRateLimitException}; 408, 409, 425, 500
 * and more, a broken connection, half an answer or a passed deadline, a {@link io.ttsjobs.spi.ProviderUnavailableException};
 * anything else, and what is no speech although the status is 200, a {@link io.ttsjobs.spi.ProviderApiException}. A format
 * that the plan does not include is refused by the server with 403.
 */
public final class ElevenLabsProviderFactory implements TtsProviderFactory {

    /** Makes a factory; reads and sends nothing. */
    public ElevenLabsProviderFactory() {}

    /**
     * Starts a provider with settings of the caller's, whatever the environment holds.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return {@code elevenlabs}} */
    @Override
    public String name() {
        return "elevenlabs";
    }

    /** {@return {@code ElevenLabs}} */
    @Override
    public String displayName() {
        return "ElevenLabs";
    }

    /**
     * Makes the provider. Nothing is sent, and no thread is started before the first call.
     *
     * <p>Closing the provider ends the calls in flight. On JDK 21 and later it ends every thread at once; on JDK 17 the
     * HTTP client's one selector thread, a daemon, ends when the garbage collector has found the client unused.
     *
     * @param config the settings, by the names above
     * @return the provider, which the caller closes
     * @throws ValidationException if the base URL is none, the key holds what a header cannot carry, or the model is unknown
     */
    @Override
    public TtsProvider create(ProviderConfig config) {
        return new Builder().build(ElevenLabsSettings.of(config));
    }

    /** Builds the provider {@code elevenlabs}; not thread-safe. */
    public static final class Builder {
        private final HttpSender.Builder http =
                HttpSender.builder("tts-elevenlabs-http").maxBytes(ElevenLabsProvider.MAX_ANSWER_BYTES);
        private URI baseUrl = ElevenLabsSettings.HOST;
        private Optional<ApiKey> key = Optional.empty();
        private Model model = Model.standard();

        private Builder() {}

        /**
         * Sets the key; the provider is not configured if unset.
         *
         * @param key the key
         * @return this
         */
        public Builder apiKey(ApiKey key) {
            this.key = Optional.of(key);
            return this;
        }

        /**
         * Sets the server; {@code https://api.elevenlabs.io} if unset.
         *
         * @param url http or https, without {@code /v1}, user info, query or fragment
         * @return this
         * @throws ValidationException if {@code url} is none of that kind; the message does not show it
         */
        public Builder baseUrl(String url) {
            this.baseUrl = BaseUrl.parse("baseUrl", url);
            return this;
        }

        /**
         * Sets the model of requests that name none; {@code eleven_multilingual_v2} if unset.
         *
         * @param id one of the models above
         * @return this
         * @throws ValidationException if there is no such model
         */
        public Builder model(String id) {
            this.model = Model.of(id);
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
         * Sets how long a connection may take to come about; 10 s if unset. A client of the caller's has its own.
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

        /**
         * Makes the provider. Nothing is sent, and no thread is started before the first call.
         *
         * @return the provider, which the caller closes
         */
        public TtsProvider build() {
            return build(new ElevenLabsSettings(baseUrl, key, model));
        }

        private TtsProvider build(ElevenLabsSettings settings) {
            return new ElevenLabsProvider(settings, http.build(), Clock.systemUTC());
        }
    }
}
