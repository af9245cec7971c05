package io.ttsjobs.provider.elevenlabs;

import java.util.Optional;

/** An answer: audio, and when which character is spoken. */
final class TimedAudio {

    private final byte[] audio;
    private final Optional<Alignment> alignment;
    private final Optional<Alignment> normalized;

    TimedAudio(byte[] audio, Optional<Alignment> alignment, Optional<Alignment> normalized) {
        this.audio = audio;
        this.alignment = alignment;
        this.normalized = normalized;
    }

    byte[] audio() {
        return audio;
    }

    /** The characters of the text as it was sent. */
    Optional<Alignment> alignment() {
        return alignment;
    }

    /** The characters of the text as it was read, with numbers spelled out and the like. */
    Optional<Alignment> normalized() {
        return normalized;
    }
}
