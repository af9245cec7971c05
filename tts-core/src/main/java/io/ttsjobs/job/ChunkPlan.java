package io.ttsjobs.job;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How a job's text is cut, checked before anything is paid: whatever chunker made it, no character that is heard may be
 * missing, and no chunk may be too long to send.
 */
final class ChunkPlan {

    private ChunkPlan() {}

    static List<TextSpan> of(String text, List<TextChunk> chunks, TextLimit limit) {
        int covered = 0;
        for (TextChunk chunk : chunks) {
            requireBlank(text, covered, chunk.startChar());
            if (!text.startsWith(chunk.text(), chunk.startChar())) {
                throw fault(chunk, "is not what the text has there");
            }
            if (!limit.fits(chunk.text())) {
                throw fault(chunk, "is over the limit of " + limit);
            }
            covered = chunk.endChar();
        }
        requireBlank(text, covered, text.length());
        return chunks.stream()
                .map(chunk -> new TextSpan(chunk.startChar(), chunk.endChar()))
                .toList();
    }

    /** The first character that is heard and lies in no chunk, if there is one; the chunks are in order. */
    static OptionalInt firstLeftOut(String text, List<TextSpan> chunks) {
        int covered = 0;
        for (TextSpan chunk : chunks) {
            OptionalInt heard = firstHeard(text, covered, chunk.start());
            if (heard.isPresent()) {
                return heard;
            }
            covered = Math.max(covered, chunk.end());
        }
        return firstHeard(text, covered, text.length());
    }

    private static void requireBlank(String text, int from, int to) {
        if (from > to) {
            throw new IllegalStateException("the chunker's chunks overlap at " + to);
        }
        firstHeard(text, from, to).ifPresent(at -> {
            throw new IllegalStateException("the chunker left out the text at " + at);
        });
    }

    private static OptionalInt firstHeard(String text, int from, int to) {
        return IntStream.range(from, to).filter(i -> !isWhite(text.charAt(i))).findFirst();
    }

    /** White space in the widest sense: no-break spaces and the next-line control character are not heard either. */
    private static boolean isWhite(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static IllegalStateException fault(TextChunk chunk, String what) {
        return new IllegalStateException(
                "the chunker's chunk " + chunk.index() + " at " + chunk.startChar() + " " + what);
    }
}
