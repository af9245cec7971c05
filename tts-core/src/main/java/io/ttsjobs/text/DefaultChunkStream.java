package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows a chunker the text in windows, and takes the first chunk of each.
 *
 * <p>A window is of a size that hangs on the text alone, and nothing is decided before it is full: so the cuts are the same
 * however the text comes.
 */
final class DefaultChunkStream implements ChunkStream {

    private final TextChunker chunker;
    private final TextLimit limit;
    private final Locale language;
    private final StringBuilder buffer = new StringBuilder();
    private final LookAhead lookAhead;

    /** Where the text that lies in no chunk yet begins, in the buffer. */
    private int start;

    /** How much of the stream has left the buffer. */
    private long dropped;

    private long chunks;
    private boolean finished;
    private @Nullable ValidationException failure;

    DefaultChunkStream(TextChunker chunker, TextLimit limit, Locale language) {
        this.chunker = chunker;
        this.limit = Objects.requireNonNull(limit, "limit");
        this.language = Objects.requireNonNull(language, "language");
        this.lookAhead = new LookAhead(buffer, limit);
    }

    @Override
    public List<StreamedChunk> append(CharSequence piece) {
        Objects.requireNonNull(piece, "piece");
        requireOpen();
        buffer.append(piece);
        List<StreamedChunk> settled = new ArrayList<>();
        try {
            skipWhite();
            while (lookAhead.isFull()) {
                settle(settled);
            }
        } catch (ValidationException e) {
            fail(e, settled);
        }
        drop();
        return List.copyOf(settled);
    }

    @Override
    public List<StreamedChunk> finish() {
        requireOpen();
        finished = true;
        if (start == buffer.length()) {
            return List.of();
        }
        List<StreamedChunk> rest = new ArrayList<>();
        for (TextChunk chunk : chunker.chunk(buffer.substring(start), limit, language)) {
            rest.add(numbered(chunk));
        }
        return List.copyOf(rest);
    }

    private void settle(List<StreamedChunk> settled) {
        TextChunk first = chunker.chunk(buffer.substring(start, lookAhead.end()), limit, language)
                .get(0);
        settled.add(numbered(first));
        start += first.endChar();
        skipWhite();
    }

    private StreamedChunk numbered(TextChunk chunk) {
        return new StreamedChunk(chunk.text(), dropped + start + chunk.startChar(), chunks++);
    }

    private void skipWhite() {
        while (start < buffer.length() && CharacterTable.isWhite(buffer.charAt(start))) {
            start++;
        }
        lookAhead.moveTo(start);
    }

    private void drop() {
        if (start == 0) {
            return;
        }
        buffer.delete(0, start);
        dropped += start;
        start = 0;
        lookAhead.dropped();
    }

    private void fail(ValidationException e, List<StreamedChunk> settled) {
        failure = e;
        if (settled.isEmpty()) {
            throw e;
        }
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("the stream is finished");
        }
        if (failure != null) {
            throw failure;
        }
    }
}
