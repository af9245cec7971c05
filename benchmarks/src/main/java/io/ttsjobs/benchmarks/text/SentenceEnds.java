package io.ttsjobs.benchmarks.text;

import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the sentences of a book end according to somebody: UTF-16 indices after the last character of each. */
final class SentenceEnds {

    /** No line of a book that was wrapped by hand or machine is longer. */
    private static final int WIDEST_WRAP = 120;

    private static final Pattern LONG_LINE = Pattern.compile("[^\\r\\n]{" + (WIDEST_WRAP + 1) + "}");
    private static final Pattern LONE_BREAK = Pattern.compile("(?<![\\s])(\\r\\n|\\n)(?=\\S)");

    private SentenceEnds() {}

    /** Whether the lines of a text are merely wrapped, so that a line break says nothing. */
    static boolean isWrapped(String text) {
        return !LONG_LINE.matcher(text).find();
    }

    /**
     * The ends that ICU4J sees. To it every line break is one, so that it is shown wrapped lines with blanks in their stead.
     */
    static BitSet icu(Book book) {
        String shown = isWrapped(book.text())
                ? LONE_BREAK
                        .matcher(book.text())
                        .replaceAll(found -> " ".repeat(found.group().length()))
                : book.text();
        BreakIterator sentences = BreakIterator.getSentenceInstance(book.language());
        sentences.setText(shown);
        BitSet ends = new BitSet(shown.length() + 1);
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            ends.set(Whites.trimEnd(shown, end));
        }
        return ends;
    }

    /** The ends that the JDK's iterator sees. */
    static BitSet jdk(Book book) {
        java.text.BreakIterator sentences = java.text.BreakIterator.getSentenceInstance(book.language());
        sentences.setText(book.text());
        BitSet ends = new BitSet(book.text().length() + 1);
        for (int end = sentences.next(); end != java.text.BreakIterator.DONE; end = sentences.next()) {
            ends.set(Whites.trimEnd(book.text(), end));
        }
        return ends;
    }

    /** The ends that the regular expression of {@link SentencePeer#REGEX} sees. */
    static BitSet regex(Book book) {
        BitSet ends = new BitSet(book.text().length() + 1);
        Matcher white = SentencePeer.WHITE_AFTER_MARK.matcher(book.text());
        while (white.find()) {
            ends.set(white.start());
        }
        return ends;
    }

    /** The ends in a file, one a line. */
    static BitSet file(Path file) {
        BitSet ends = new BitSet();
        try {
            Files.readAllLines(file).forEach(line -> ends.set(Integer.parseInt(line.strip())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return ends;
    }
}
