/**
 * Speech from OpenAI's {@code /v1/audio/speech} and from the many servers that speak the same protocol.
 *
 * <p>The one public class is {@link io.ttsjobs.provider.openai.OpenAiProviderFactory}. One class knows JSON, one the names of
 * the settings, one says what is known of the models, one proves that an answer is the audio asked for; the exchange and the
 * table of errors are those of {@link io.ttsjobs.http}.
 */
@NullMarked
package io.ttsjobs.provider.openai;

import org.jspecify.annotations.NullMarked;
