package io.ttsjobs.audio;

import java.time.Duration;

/** Turns times into sample frames, once and by integers. */
final class Samples {

    private static final long NANOS = 1_000_000_000L;

    private Samples() {}

    /** {@return the sample frames in a time of at most some hours, rounded to the nearest} */
    static long in(Duration time, int sampleRate) {
        return (time.toNanos() * sampleRate + NANOS / 2) / NANOS;
    }
}
