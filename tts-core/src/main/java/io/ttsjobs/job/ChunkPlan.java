package io.ttsjobs.job;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How a job's text is cut, checked before anything is paid: whatever chunker made it, no character that is heard may be
 * missing, and no chunk may be too long to send.
 */
final class ChunkPlan {

    private ChunkPlan() {}

    /** Cuts the text of a request, with a first chunk as short as it asks for. */
    static List<TextSpan> of(GenerationRequest request, TextLimit limit, TextChunker chunker) {
        String text = request.text();
        List<TextChunk> chunks = chunker.chunk(text, limit, request.language());
        TextLimit firstLimit = limit.atMost(request.firstChunkLength().orElse(limit.max()));
        TextChunk first = chunks.get(0);
        if (firstLimit.fits(first.text())) {
            return of(text, chunks, limit);
        }
        // The best cuts of the whole begin elsewhere once the first one is given, so the rest is cut anew.
        TextChunk head =
                chunker.chunk(first.text(), firstLimit, request.language()).get(0);
        int end = first.startChar() + head.endChar();
        List<TextChunk> rest = chunker.chunk(text.substring(end), limit, request.language());
        List<TextChunk> all = new ArrayList<>();
        all.add(moved(head, first.startChar(), 0, rest.size() + 1));
        rest.forEach(chunk -> all.add(moved(chunk, end, chunk.index() + 1, rest.size() + 1)));
        return of(text, all, limit);
    }

    private static TextChunk moved(TextChunk chunk, int by, int index, int total) {
        return new TextChunk(chunk.text(), chunk.startChar() + by, chunk.endChar() + by, index, total);
    }

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
