package io.ttsjobs.testkit;

/** What the mock's MP3 says about its encoder; the encoder delay of 576 samples is there in any case. */
public enum EncoderMark {
    /** An Info frame in front with delay, padding and both checksums, as LAME writes it into a file. */
    INFO_TAG,
    /** The name {@code LAME3.100} in the stuffing of the first frame, as LAME leaves it in a stream. */
    NAME_ONLY,
    /** Nothing. */
    NONE
}
