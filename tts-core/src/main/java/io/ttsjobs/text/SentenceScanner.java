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
    private final CharacterTable characters;
    private final Boundaries boundaries = new Boundaries();
    private final OpenMarks open;
    private final LineBreaks lines;
    private final PeriodRules periods;

    private int sentenceStart;
    private int lineStart;

    /** The marker that the current list item started with. */
    private @Nullable ListMarker item;

    SentenceScanner(String text, LanguageFacts facts) {
        this.text = text;
        this.characters = facts.characters();
        this.open = new OpenMarks(text, boundaries);
        this.lines = new LineBreaks(text);
        this.periods = new PeriodRules(text, facts);
    }

    /** The ends of sentences and of what is stronger, and of sentences inside others; the end of the text is not one. */
    Boundaries scan() {
        startSentence(skipWhite(0));
        int i = 0;
        while (i < text.length()) {
            byte found = characters.classOf(text.charAt(i));
            if (found <= CharacterTable.LAST_PASSED) {
                i++;
            } else {
                i = handle(found, i);
            }
        }
        return boundaries.settle();
    }

    private int handle(byte found, int i) {
        switch (found) {
            case CharacterTable.NEWLINE -> {
                return lineBreak(i);
            }
            case CharacterTable.OPEN -> open.open(i);
            case CharacterTable.CLOSE -> {
                startNextItem(i);
                open.close(i);
            }
            case CharacterTable.QUOTE -> quote(i);
            default -> {
                return endMarks(i);
            }
        }
        return i + 1;
    }

    private void quote(int i) {
        switch (open.roleOf(i)) {
            case OPENS -> open.open(i);
            case CLOSES -> open.close(i);
            case NEITHER -> {}
        }
    }

    private int endMarks(int start) {
        if (text.charAt(start) == '.') {
            startNextItem(start);
        }
        EndRun run = EndRun.at(text, characters, open, start);
        int next = skipSpace(run.end());
        boolean lastOfLine = next < text.length() && CharacterTable.isNewline(text.charAt(next));
        if (lastOfLine) {
            next = skipWhite(next);
        }
        if (next < text.length() && ends(run, next)) {
            boundaries.add(run.end(), BoundaryStrength.SENTENCE);
            startSentence(next);
        }
        return run.end();
    }

    private boolean ends(EndRun run, int next) {
        if (run.isJoined() || isMarkerOfItem(run) || isRemark(run)) {
            return false;
        }
        if (next == run.end()) {
            return endsGlued(run);
        }
        NextWord word = NextWord.at(text, next);
        if (run.isSinglePeriod()) {
            return periods.endsSentence(sentenceStart, run.start(), word);
        }
        return word.kind() != NextWord.Kind.LOWER && word.kind() != NextWord.Kind.PAUSE;
    }

    private boolean endsGlued(EndRun run) {
        char next = text.charAt(run.end());
        if (run.kind() == CharacterTable.WIDE_MARK && run.isQuoted()) {
            return EastAsian.startsAfterQuote(next);
        }
        if (run.kind() == CharacterTable.WIDE_MARK) {
            return !EastAsian.goesOn(next) && !isBetweenDigits(run);
        }
        if (run.isQuoted()) {
            return false;
        }
        if (run.kind() == CharacterTable.MARK && EastAsian.isIdeographOrKana(next)) {
            return true;
        }
        return run.length() == 1 && run.kind() != CharacterTable.ELLIPSIS && periods.endsGlued(run.start());
    }

    private boolean isBetweenDigits(EndRun run) {
        return run.start() > 0
                && Character.isDigit(text.charAt(run.start() - 1))
                && Character.isDigit(text.charAt(run.end()));
    }

    /** Nothing but marks in brackets, as in {@code (!)}. */
    private boolean isRemark(EndRun run) {
        return run.isQuoted()
                && run.start() > 0
                && characters.classOf(text.charAt(run.start() - 1)) == CharacterTable.OPEN;
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
        if (start > sentenceStart && marker.isPresent() && marker.get().follows(item)) {
            boundaries.add(trimEnd(start), BoundaryStrength.LINE);
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
        } else if (boundaries.endsAt(end) && lines.isDeliberate(lineStart, end, next)) {
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

    private int skipSpace(int from) {
        int i = from;
        while (i < text.length() && characters.classOf(text.charAt(i)) == CharacterTable.SPACE) {
            i++;
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
