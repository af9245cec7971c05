package io.ttsjobs.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts to measure with: a real book where one is named, else a page of one, repeated. */
final class Books {

    /** The length of a long novel. */
    private static final int CHARACTERS = 1_000_000;

    private Books() {}

    /** {@return the text of {@code -Dbook=FILE}, or the page in {@code examples/}, repeated to a book's length} */
    static String english() {
        String book = System.getProperty("book");
        try {
            if (book != null) {
                return Files.readString(Path.of(book));
            }
            String page = Files.readString(Path.of("examples", "loomings.txt")) + "\n";
            return page.repeat(CHARACTERS / page.length());
        } catch (IOException e) {
            throw new UncheckedIOException("run from the root of the project, or name a -Dbook", e);
        }
    }
}
