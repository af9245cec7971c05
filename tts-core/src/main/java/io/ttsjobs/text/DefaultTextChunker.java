package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Chunks by total fit over the boundaries of {@link SentenceScanner}.
 *
 * <p>It does not take a {@link SentenceSplitter}: that tells where sentences end but not how strongly, nor what lies
 * inside a quotation, and the price of a cut hangs on both.
 */
final class DefaultTextChunker implements TextChunker {

    /** What is smaller beside the target is no piece of its own: that bounds how many pieces make a chunk. */
    private static final double GRAIN = 1.0 / 64;

    private final Languages languages;
    private final Optional<TextLimit> target;

    DefaultTextChunker(Languages languages, Optional<TextLimit> target) {
        this.languages = languages;
        this.target = target;
    }

    @Override
    public List<TextChunk> chunk(String text, TextLimit limit, Locale language) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(language, "language");
        Boundaries boundaries = new SentenceScanner(text, languages.of(language, text)).scan();
        Pieces pieces = new PieceCutter(text, limit, target).cut(boundaries);
        if (pieces.size() == 0) {
            throw new ValidationException(
                    "the text must not be blank, but all of its " + text.length() + " characters are");
        }
        pieces.coarsen(GRAIN);
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
