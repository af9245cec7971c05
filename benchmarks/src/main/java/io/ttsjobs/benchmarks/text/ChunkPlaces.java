package io.ttsjobs.benchmarks.text;

import io.ttsjobs.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/** Finds chunks again in the text that they were cut from, though their white space may be another one. */
final class ChunkPlaces {

    private final String text;
    private int at;

    private ChunkPlaces(String text) {
        this.text = text;
    }

    /**
     * The places of chunks.
     *
     * @throws IllegalArgumentException if they do not hold every character that is not white space, in order
     */
    static List<TextSpan> of(String text, List<String> chunks) {
        ChunkPlaces places = new ChunkPlaces(text);
        List<TextSpan> spans = new ArrayList<>(chunks.size());
        for (String chunk : chunks) {
            spans.add(places.take(chunk));
        }
        int left = Whites.skip(text, places.at);
        if (left < text.length()) {
            throw new IllegalArgumentException("no chunk holds what starts at " + left);
        }
        return spans;
    }

    private TextSpan take(String chunk) {
        int start = Whites.skip(text, at);
        at = start;
        for (int i = Whites.skip(chunk, 0); i < chunk.length(); i = Whites.skip(chunk, i + 1)) {
            at = Whites.skip(text, at);
            if (at == text.length() || text.charAt(at) != chunk.charAt(i)) {
                throw new IllegalArgumentException(
                        "a chunk of " + chunk.length() + " characters does not go on with " + "what stands at " + at);
            }
            at++;
        }
        return new TextSpan(start, at);
    }
}
