package io.ttsjobs.provider.freetts;

import java.util.List;

/**
 * An utterance as it was spoken.
 *
 * @param samples signed samples of 16 bits, little-endian, mono
 * @param phones the phones of its words, in order; the pauses between words are left out
 */
record SpokenUtterance(byte[] samples, List<Phone> phones) {

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
