package io.ttsjobs.cli;

import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.text.TextSpan;
import java.util.List;

/** What providers count for the bill: the code points that are sent, white space between chunks not among them. */
final class BilledCharacters {

    private BilledCharacters() {}

    static long of(String text, List<TextSpan> chunks) {
        return chunks.stream()
                .mapToLong(chunk -> TextUnit.CODE_POINTS.length(text, chunk.start(), chunk.end()))
                .sum();
    }
}
