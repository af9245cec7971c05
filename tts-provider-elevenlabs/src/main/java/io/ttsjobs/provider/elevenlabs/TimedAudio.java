package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BodyBuffer;
import java.util.Optional;

/**
 * An answer: audio, and when which character is spoken.
 *
 * @param audio the audio, whole
 * @param alignment the characters of the text as it was sent
 * @param normalized the characters of the text as it was read, with numbers spelled out and the like
 */
record TimedAudio(BodyBuffer audio, Optional<Alignment> alignment, Optional<Alignment> normalized) {}
