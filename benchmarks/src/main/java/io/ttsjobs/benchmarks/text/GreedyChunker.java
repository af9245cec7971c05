package io.ttsjobs.benchmarks.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts chunk by chunk, each as late as the first of some wishes allows that can be had: the way most chunkers go.
 *
 * <p>What no wish allows to cut is cut at the limit, but not inside a surrogate pair.
 */
final class GreedyChunker {

    private final String text;
    private final List<IntPredicate> wishes;

    /**
     * A chunker.
     *
     * @param text what to cut
     * @param wishes whether a chunk should end before an index, the dearest wish first
     */
    GreedyChunker(String text, List<IntPredicate> wishes) {
        this.text = text;
        this.wishes = wishes;
    }

    /** {@return chunks that end wherever the dearest wish allows} */
    List<String> chunk(int max) {
        return chunk(max, 0);
    }

    /** {@return chunks that are at least half full, unless no wish allows that} */
    List<String> chunkFromHalf(int max) {
        return chunk(max, max / 2);
    }

    private List<String> chunk(int max, int least) {
        List<String> chunks = new ArrayList<>();
        int last = Whites.trimEnd(text, text.length());
        int start = Whites.skip(text, 0);
        while (start < last) {
            int end = last - start <= max ? last : endOf(start, start + least, start + max);
            chunks.add(text.substring(start, end));
            start = Whites.skip(text, end);
        }
        return chunks;
    }

    private int endOf(int start, int least, int most) {
        int end = wished(least, most);
        if (end < 0) {
            end = wished(start, least);
        }
        if (end >= 0) {
            return end;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) && most - 1 > start ? most - 1 : most;
    }

    private int wished(int from, int to) {
        for (IntPredicate wish : wishes) {
            for (int end = to; end > from; end--) {
                if (!Whites.isWhite(text.charAt(end - 1)) && wish.test(end)) {
                    return end;
                }
            }
        }
        return -1;
    }
}
