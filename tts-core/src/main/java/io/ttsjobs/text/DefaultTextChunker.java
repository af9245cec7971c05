package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Chunks by total fit over the boundaries of {@link SentenceScanner}.
 *
 * <p>It does not take a {@link SentenceSplitter}: that tells where sentences end but not how strongly, nor what lies
 * inside a quotation, and the price of a cut hangs on both.
 */
final class DefaultTextChunker implements TextChunker {

    /** A chunk is built of at most about twice this many pieces, however short the sentences and large the limit. */
    private static final int PIECES_PER_CHUNK = 64;

    private final Languages languages = new Languages();

    @Override
    public List<TextChunk> chunk(String text, TextLimit limit, Locale language) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(language, "language");
        Boundaries boundaries = new SentenceScanner(text, languages.of(language, text)).scan();
        Pieces pieces = new PieceCutter(text, limit).cut(boundaries);
        if (pieces.size() == 0) {
            throw new ValidationException(
                    "the text must not be blank, but all of its " + text.length() + " characters are");
        }
        // Rounded up, or the 127 characters of a limit of 127 would all be pieces.
        pieces.coarsen((pieces.capacity() + PIECES_PER_CHUNK - 1) / PIECES_PER_CHUNK);
        return chunksOf(text, pieces, new TotalFit(pieces).firstPieces());
    }

    private static List<TextChunk> chunksOf(String text, Pieces pieces, int[] firstPieces) {
        int total = firstPieces.length;
        List<TextChunk> chunks = new ArrayList<>(total);
        for (int i = 0; i < total; i++) {
            int lastPiece = (i + 1 < total ? firstPieces[i + 1] : pieces.size()) - 1;
            int start = pieces.start(firstPieces[i]);
            int end = pieces.end(lastPiece);
            chunks.add(new TextChunk(text.substring(start, end), start, end, i, total));
        }
        return List.copyOf(chunks);
    }
}
