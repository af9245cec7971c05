/**
 * Speech from ElevenLabs, with the time of every character turned into the words of the caller's own text.
 *
 * <p>The one public class is {@link io.ttsjobs.provider.elevenlabs.ElevenLabsProviderFactory}. One class knows JSON, a
 * table knows the models, an enum the options; {@code AlignedWords} makes words of characters, and says where it could not.
 */
@NullMarked
package io.ttsjobs.provider.elevenlabs;

import org.jspecify.annotations.NullMarked;
