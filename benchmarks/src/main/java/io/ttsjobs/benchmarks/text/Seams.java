package io.ttsjobs.benchmarks.text;

import com.ibm.icu.text.BreakIterator;
import java.util.BitSet;

/** Tells what a cut in a book parts: sentences by the ends that it is given, words and graphemes by ICU4J. */
final class Seams {

    private static final String CLAUSE_MARKS = ",;:\u2014\u2013\u060C\u061B\u3001\uFF0C\uFF1A\uFF1B";
    private static final String CLOSERS = "\"'\u2019\u201D\u201C\u2018\u00BB\u00AB)]\u300D\u300F\uFF09\u300B";

    private final String text;
    private final BitSet sentenceEnds;
    private final boolean wrapped;
    private final BreakIterator words;
    private final BreakIterator graphemes;

    Seams(Book book, BitSet sentenceEnds) {
        this.text = book.text();
        this.sentenceEnds = sentenceEnds;
        this.wrapped = SentenceEnds.isWrapped(text);
        this.words = BreakIterator.getWordInstance(book.language());
        this.graphemes = BreakIterator.getCharacterInstance(book.language());
        words.setText(text);
        graphemes.setText(text);
    }

    /** {@return what is parted if a chunk ends before this index, and the next one starts after what white space follows} */
    Seam at(int end) {
        int next = Whites.skip(text, end);
        long breaks = text.substring(end, next).chars().filter(c -> c == '\n').count();
        if (breaks > 1) {
            return Seam.PARAGRAPH;
        }
        if (breaks == 1 && !wrapped) {
            return Seam.LINE;
        }
        if (sentenceEnds.get(end)) {
            return Seam.SENTENCE;
        }
        if (endsClause(end, next)) {
            return Seam.CLAUSE;
        }
        if (next > end || words.isBoundary(end)) {
            return Seam.WORD;
        }
        return graphemes.isBoundary(end) ? Seam.IN_WORD : Seam.IN_GRAPHEME;
    }

    private boolean endsClause(int end, int next) {
        int last = end - 1;
        while (last > 0 && end - last <= 3 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        boolean inNumber = next == end && text.charAt(last) < '\u0080';
        return CLAUSE_MARKS.indexOf(text.charAt(last)) >= 0 && !inNumber;
    }
}
