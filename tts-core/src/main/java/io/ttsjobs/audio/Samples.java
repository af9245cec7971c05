package io.ttsjobs.audio;

import java.time.Duration;

/** Turns times into sample frames, once and by integers. */
final class Samples {

    private static final long NANOS = 1_000_000_000L;

    private Samples() {}

    /** {@return the sample frames in a time, rounded to the nearest} */
    static long in(Duration time, int sampleRate) {
        return time.toSeconds() * sampleRate + (time.toNanosPart() * (long) sampleRate + NANOS / 2) / NANOS;
    }

    /** {@return the time of that many sample frames, rounded down to the nanosecond} */
    static Duration time(long samples, int sampleRate) {
        return Duration.ofSeconds(samples / sampleRate, samples % sampleRate * 1_000_000_000L / sampleRate);
    }
}
