/**
 * Speech from OpenAI's {@code /v1/audio/speech} and from the many servers that speak the same protocol.
 *
 * <p>The one public class is {@link io.ttsjobs.provider.openai.OpenAiProviderFactory}. One class knows JSON, one maps
 * answers to errors by a table, one waits for an answer within deadlines, one proves that an answer is audio.
 */
@NullMarked
package io.ttsjobs.provider.openai;

import org.jspecify.annotations.NullMarked;
