package io.ttsjobs.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a text that finds where paragraphs, lines and sentences end.
 *
 * <p>Every step looks a bounded way back and ahead, white space and runs of end marks apart, and those are passed over
 * at once; so the time is linear in the length of any text. A scanner is used once, by one thread.
 */
final class SentenceScanner {

    private final String text;
    /** The same text, for the loops over every character: an array is read faster than a string. */
    private final char[] units;

    private final CharacterTable characters;
    private final Boundaries boundaries = new Boundaries();
    private final OpenMarks open;
    private final LineBreaks lines;
    private final EndRules ends;

    private int sentenceStart;
    private int lineStart;

    /** The marker that the current list item started with. */
    private @Nullable ListMarker item;

    SentenceScanner(String text, LanguageFacts facts) {
        this.text = text;
        this.units = text.toCharArray();
        this.characters = facts.characters();
        this.open = new OpenMarks(text, boundaries);
        this.lines = new LineBreaks(text, units);
        this.ends = new EndRules(text, facts);
    }

    /** The ends of sentences and of what is stronger, and of sentences inside others; the end of the text is not one. */
    Boundaries scan() {
        startSentence(skipWhite(0));
        int i = characters.nextMark(units, 0);
        while (i < units.length) {
            i = characters.nextMark(units, handle(characters.classOf(units[i]), i));
        }
        return boundaries.settle();
    }

    private int handle(byte found, int i) {
        switch (found) {
            case CharacterTable.NEWLINE -> {
                return lineBreak(i);
            }
            case CharacterTable.OPEN -> {
                if (Emoticon.isMouth(text, i)) {
                    face(i);
                } else if (!holdsOwnSentences(i)) {
                    open.open(i);
                }
            }
            case CharacterTable.CLOSE -> {
                if (Emoticon.isMouth(text, i) && !open.isOpen(i)) {
                    face(i);
                } else {
                    startNextItem(i);
                    open.close(i);
                }
            }
            case CharacterTable.QUOTE -> {
                return quote(i);
            }
            default -> {
                return endMarks(i);
            }
        }
        return i + 1;
    }

    private int quote(int i) {
        int after = i + open.widthAt(i);
        switch (open.roleOf(i)) {
            case OPENS -> open.open(i);
            case CLOSES -> {
                open.close(i);
                if (after < text.length() && text.charAt(after) == ' ' && ends.endsSpeech(i, after + 1)) {
                    endSentence(after, skipWhite(after));
                }
            }
            case NEITHER -> {}
        }
        return after;
    }

    private int endMarks(int start) {
        if (text.charAt(start) == '.') {
            startNextItem(start);
        }
        EndRun run = EndRun.at(text, characters, open, start);
        int next = skipWhite(run.end());
        if (next < text.length() && !isMarkerOfItem(run) && ends.endsSentence(run, next, sentence())) {
            endSentence(run.end(), next);
        }
        return run.end();
    }

    /** A face such as {@code :-)} takes the place of an end mark before a capital. */
    private void face(int mouth) {
        int next = skipWhite(mouth + 1);
        if (NextWord.at(text, next).kind() == NextWord.Kind.UPPER) {
            endSentence(mouth + 1, next);
        }
    }

    private void endSentence(int end, int next) {
        boundaries.add(end, BoundaryStrength.SENTENCE);
        startSentence(next);
    }

    private SentenceStart sentence() {
        return new SentenceStart(text, sentenceStart, item != null);
    }

    /**
     * Brackets that start after a sentence hold sentences of their own, while those inside one belong to it. Around a whole
     * paragraph they are kept together, being a note.
     */
    private boolean holdsOwnSentences(int bracket) {
        return bracket == sentenceStart && boundaries.lastIsSentence() && !open.isOpen(bracket);
    }

    private boolean isMarkerOfItem(EndRun run) {
        return item != null && run.start() < item.end() && item.style() != ListMarker.Style.BULLET;
    }

    /** Starts a new item where the mark at an index belongs to the next marker of the running list. */
    private void startNextItem(int mark) {
        if (item == null || mark < item.end()) {
            return;
        }
        int start = mark;
        while (start > sentenceStart && mark - start < 8 && !CharacterTable.isWhite(text.charAt(start - 1))) {
            start--;
        }
        Optional<ListMarker> marker = ListMarker.at(text, start);
        int end = trimEnd(start);
        // Two markers with nothing between them are initials: J. K. Rowling.
        if (end > item.end() && marker.isPresent() && marker.get().follows(item)) {
            boundaries.add(end, BoundaryStrength.LINE);
            startSentence(start);
        }
    }

    private int lineBreak(int first) {
        int end = trimEnd(first);
        int breaks = 0;
        int i = first;
        int newLine = first;
        while (i < text.length() && CharacterTable.isWhite(text.charAt(i))) {
            int step = stepOver(i);
            if (CharacterTable.isNewline(text.charAt(i))) {
                breaks += isParagraphMark(text.charAt(i)) ? 2 : 1;
                newLine = i + step;
            }
            i += step;
        }
        if (i < text.length() && end > lineStart) {
            if (breaks > 1) {
                endParagraph(end, i);
            } else {
                endLine(end, i, newLine);
            }
        }
        lineStart = newLine;
        return i;
    }

    private void endParagraph(int end, int next) {
        boundaries.add(end, BoundaryStrength.PARAGRAPH);
        open.clear();
        lines.startParagraph();
        startSentence(next);
    }

    private void endLine(int end, int next, int newLine) {
        Optional<BoundaryStrength> meaning = lines.judge(lineStart, end, next, next - newLine);
        if (meaning.isPresent()) {
            boundaries.add(end, meaning.get());
            startSentence(next);
            if (meaning.get() == BoundaryStrength.PARAGRAPH) {
                open.clear();
            }
        } else if (boundaries.endsAt(end) && lines.isDeliberate(next)) {
            boundaries.add(end, BoundaryStrength.LINE);
        }
    }

    private int stepOver(int i) {
        boolean pair = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return pair ? 2 : 1;
    }

    private static boolean isParagraphMark(char c) {
        return c == '\f' || c == '\u2029';
    }

    private void startSentence(int start) {
        sentenceStart = start;
        item = ListMarker.at(text, start).orElse(null);
    }

    private int trimEnd(int end) {
        int i = end;
        while (i > 0 && CharacterTable.isWhite(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private int skipWhite(int from) {
        int i = from;
        while (i < text.length() && CharacterTable.isWhite(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
