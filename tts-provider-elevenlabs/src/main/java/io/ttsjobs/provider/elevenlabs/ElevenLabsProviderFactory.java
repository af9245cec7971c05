package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import java.time.Clock;

/**
 * Makes the provider {@code elevenlabs}.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>Meaning</th><th>If unset</th></tr>
 *   <tr><td>{@code ELEVENLABS_API_KEY}</td><td>the key</td><td>not configured</td></tr>
 *   <tr><td>{@code ELEVENLABS_BASE_URL}</td><td>the server, such as one of another region, without {@code /v1}: http or
 *       https, without user info, query or fragment</td><td>{@code https://api.elevenlabs.io}</td></tr>
 * </table>
 *
 * <p>A request that names no model is spoken by {@code eleven_multilingual_v2}; one that names a model unknown here is
 * refused with those that are known, for neither its limit nor what it heeds can be asked for. Words carry timings; where the
 * characters that come back do not spell the text that was sent, an answer has none.
 */
public final class ElevenLabsProviderFactory implements TtsProviderFactory {

    /** Makes a factory; reads and sends nothing. */
    public ElevenLabsProviderFactory() {}

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
     * @throws ValidationException if the base URL is none, or the key holds what a header cannot carry
     */
    @Override
    public TtsProvider create(ProviderConfig config) {
        return new ElevenLabsProvider(ElevenLabsSettings.of(config), Deadlines.DEFAULT, Clock.systemUTC());
    }
}
