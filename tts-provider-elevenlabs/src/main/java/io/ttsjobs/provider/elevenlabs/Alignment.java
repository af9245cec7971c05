package io.ttsjobs.provider.elevenlabs;

import java.util.List;

/**
 * When which character is spoken, as the server says it: three lists that need not be of one length, and elements that
 * need not be one character.
 *
 * @param characters the elements
 * @param starts when each begins, in seconds
 * @param ends when each ends, in seconds
 */
record Alignment(List<String> characters, List<Double> starts, List<Double> ends) {

    boolean isEven() {
        return characters.size() == starts.size() && characters.size() == ends.size();
    }

    /** Without the blank that the server puts before and after a normalized text. */
    Alignment withoutBlankEdges() {
        int from = !characters.isEmpty() && characters.get(0).isBlank() ? 1 : 0;
        int to = characters.size();
        to -= to > from && characters.get(to - 1).isBlank() ? 1 : 0;
        return new Alignment(characters.subList(from, to), starts.subList(from, to), ends.subList(from, to));
    }
}
