package io.ttsjobs.provider.freetts;

import java.util.List;

/** An utterance as it was spoken. */
final class SpokenUtterance {

    private final byte[] samples;
    private final List<Phone> phones;

    /**
     * Keeps what was spoken.
     *
     * @param samples signed samples of 16 bits, little-endian, mono; not copied
     * @param phones the phones of its words, in order, without the pauses between words
     */
    SpokenUtterance(byte[] samples, List<Phone> phones) {
        this.samples = samples;
        this.phones = phones;
    }

    byte[] samples() {
        return samples;
    }

    List<Phone> phones() {
        return phones;
    }

    long frames() {
        return samples.length / 2;
    }

    /**
     * One phone of a word.
     *
     * @param word the index of the word of the text
     * @param start the first sample frame, counted from the start of the utterance
     * @param end the sample frame after its last
     */
    record Phone(int word, long start, long end) {}
}
