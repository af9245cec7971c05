package io.ttsjobs.benchmarks.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A text to measure with.
 *
 * @param name what tables call it
 * @param language its language
 * @param text all of it
 */
record Book(String name, Locale language, String text) {

    /** The name of the book that is there on any machine. */
    static final String PAGE = "page";

    /** The length of a long novel. */
    private static final int CHARACTERS = 1_000_000;

    /** {@return the page in {@code examples/}, repeated to a book's length} */
    static Book page() {
        String page = read(Path.of("examples", "loomings.txt")) + "\n";
        return new Book(PAGE, Locale.ENGLISH, page.repeat(CHARACTERS / page.length()));
    }

    /** {@return the page if that is the name, else the book in the file that {@code -Dbook.LANG} names} */
    static Book named(String name) {
        if (name.equals(PAGE)) {
            return page();
        }
        String file = System.getProperty("book." + name);
        if (file == null) {
            throw new IllegalArgumentException(
                    "a book must be \"page\" or a language of which -Dbook.LANG names a file, but is \"" + name + "\"");
        }
        return of(Path.of(file), name);
    }

    /** {@return the books of arguments like {@code novel.txt:de}; the page if there are none} */
    static List<Book> ofAll(String... arguments) {
        return arguments.length == 0
                ? List.of(page())
                : Stream.of(arguments).map(Book::of).toList();
    }

    /** {@return the book of an argument like {@code novel.txt:de}} */
    static Book of(String argument) {
        int colon = argument.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a book must be FILE:LANG, but is " + argument);
        }
        return of(Path.of(argument.substring(0, colon)), argument.substring(colon + 1));
    }

    private static Book of(Path file, String language) {
        return new Book(String.valueOf(file.getFileName()), Locale.forLanguageTag(language), read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; run from the root of the project", e);
        }
    }

    /** {@return its size in millions of bytes of UTF-8} */
    double megabytes() {
        return text.getBytes(StandardCharsets.UTF_8).length / 1e6;
    }
}
