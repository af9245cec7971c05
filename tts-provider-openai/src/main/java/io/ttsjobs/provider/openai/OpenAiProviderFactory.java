package io.ttsjobs.provider.openai;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.spi.ValidationException;
import java.time.Clock;

/**
 * Makes the provider {@code openai}, for OpenAI itself and for servers that speak its protocol.
 *
 * <table>
 *   <caption>Settings</caption>
 *   <tr><th>Name</th><th>Meaning</th><th>If unset</th></tr>
 *   <tr><td>{@code OPENAI_API_KEY}</td><td>the key, sent as a bearer token</td>
 *       <td>not configured; at another base URL than OpenAI's own, no key is sent</td></tr>
 *   <tr><td>{@code OPENAI_BASE_URL}</td><td>where {@code /audio/speech} lies: http or https, without user info, query
 *       or fragment</td><td>{@code https://api.openai.com/v1}</td></tr>
 *   <tr><td>{@code OPENAI_ORG_ID}</td><td>the organization that pays</td><td>the key's own</td></tr>
 *   <tr><td>{@code OPENAI_PROJECT_ID}</td><td>the project that pays</td><td>the key's own</td></tr>
 *   <tr><td>{@code OPENAI_TTS_MODEL}</td><td>the model of requests that name none</td>
 *       <td>{@code gpt-4o-mini-tts}</td></tr>
 * </table>
 *
 * <p>Any model is sent as it is named: compatible servers have models of their own, and OpenAI's change.
 */
public final class OpenAiProviderFactory implements TtsProviderFactory {

    /** Makes a factory; reads and sends nothing. */
    public OpenAiProviderFactory() {}

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
     * @throws ValidationException if the base URL is none, or a setting holds what a header cannot carry
     */
    @Override
    public TtsProvider create(ProviderConfig config) {
        return new OpenAiProvider(OpenAiSettings.of(config), Deadlines.DEFAULT, Clock.systemUTC());
    }
}
