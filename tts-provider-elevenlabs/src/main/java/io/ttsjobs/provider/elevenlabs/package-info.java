/**
 * Speech from ElevenLabs, with the time of every character turned into the words of the caller's own text.
 *
 * <p>The one public class is {@link io.ttsjobs.provider.elevenlabs.ElevenLabsProviderFactory}. One class knows JSON, one
 * maps answers to errors by a table, one waits for an answer within deadlines, two make words of characters.
 */
@NullMarked
package io.ttsjobs.provider.elevenlabs;

import org.jspecify.annotations.NullMarked;
