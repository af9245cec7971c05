package io.ttsjobs.timing;

import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells about when sentences begin and end that nobody has timed; they are asked for in order.
 *
 * <p>Each chunk is estimated on its own, when the first of its sentences is asked for, so that an error ends with the chunk.
 */
final class SentenceClock {

    private final String text;
    private final List<PlacedChunk> chunks;
    private final List<TextSpan> sentences;
    private final SpeakingWeights weights;
    private int current;
    private int nextSentence;
    private int estimated = -1;
    private List<Part> parts = List.of();
    private ChunkEstimate estimate = ChunkEstimate.NOTHING;

    /**
     * A clock.
     *
     * @param text the whole text
     * @param chunks the chunks to tell of, in order
     * @param sentences all sentences of the text
     * @param weights how long its parts take to speak
     */
    SentenceClock(String text, List<PlacedChunk> chunks, List<TextSpan> sentences, SpeakingWeights weights) {
        this.text = text;
        this.chunks = chunks;
        this.sentences = sentences;
        this.weights = weights;
    }

    /** When a sentence begins; between two chunks, in the later one. */
    Duration startOf(int position) {
        while (hasNext() && position >= chunk().endChar()) {
            current++;
        }
        estimateCurrent();
        int part = firstPartEndingAfter(position);
        return part < parts.size() ? estimate.start(part) : chunks.get(current).end();
    }

    /** When a sentence ends; between two chunks, in the earlier one. */
    Duration endOf(int position) {
        while (hasNext() && position > chunks.get(current + 1).chunk().startChar()) {
            current++;
        }
        estimateCurrent();
        int part = firstPartEndingAfter(position - 1);
        return part < parts.size() ? estimate.end(part) : chunks.get(current).end();
    }

    private boolean hasNext() {
        return current < chunks.size() - 1;
    }

    private TextChunk chunk() {
        return chunks.get(current).chunk();
    }

    private int firstPartEndingAfter(int position) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).to() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void estimateCurrent() {
        if (estimated != current) {
            estimated = current;
            parts = parts(chunk());
            estimate = ChunkEstimate.of(chunks.get(current), parts);
        }
    }

    /** The sentences of a chunk; of those that its borders cut, what lies in it. */
    private List<Part> parts(TextChunk chunk) {
        while (nextSentence < sentences.size() && sentences.get(nextSentence).end() <= chunk.startChar()) {
            nextSentence++;
        }
        List<Part> inside = new ArrayList<>();
        for (int i = nextSentence; i < sentences.size() && sentences.get(i).start() < chunk.endChar(); i++) {
            TextSpan sentence = sentences.get(i);
            int from = Math.max(sentence.start(), chunk.startChar());
            int to = Math.min(sentence.end(), chunk.endChar());
            int next = i + 1 < sentences.size() ? sentences.get(i + 1).start() : to;
            inside.add(new Part(to, weights.of(text, from, to), pauseBetween(to, next)));
        }
        return inside;
    }

    private int pauseBetween(int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines > 1 ? SpeakingWeights.PARAGRAPH_PAUSE : SpeakingWeights.SENTENCE_PAUSE;
    }

    /**
     * A sentence, or as much of one as lies in a chunk.
     *
     * @param to where in the whole text it ends
     * @param weight how long it takes to speak
     * @param pause the weight of the pause behind it
     */
    record Part(int to, SpeakingWeights.Weight weight, int pause) {}
}
