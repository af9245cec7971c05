package io.ttsjobs.testkit;

/** A row of steps of one length, each with a tone or silent: what {@link TonePcm} and {@link ToneMp3} write. */
interface Tones {

    int SILENCE = -1;

    int sampleRate();

    int samplesPerStep();

    int steps();

    /** The tone of a step, from 0 to 11, or {@link #SILENCE}. */
    int tone(int step);
}
