package io.ttsjobs.audio;

import java.util.List;

/** Finds where a voice pauses, to the nearest few milliseconds. Thread-safe. */
public interface PauseFinder {

    /**
     * A finder that goes by the level of the sound. It needs samples, so it finds pauses in WAV and raw PCM, of every kind
     * that is joined, and none in audio that would have to be decoded.
     *
     * @return a finder without state
     */
    static PauseFinder create() {
        return new EnergyPauseFinder();
    }

    /**
     * Finds the pauses of a chunk that last 120 ms or longer, those before its first and behind its last word included.
     *
     * @param chunk the audio, read once and closed; of one that breaks off, as far as it goes
     * @return the pauses in order, to 5 ms; none if the audio is not made of samples, or is all silent
     * @throws AudioProcessingException if it cannot be read, or its header is damaged
     */
    List<Pause> find(AudioSource chunk);
}
