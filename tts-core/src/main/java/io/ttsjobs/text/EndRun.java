package io.ttsjobs.text;

/**
 * A run of end marks with all that belongs to it: repeated marks, closing quotation marks and brackets, and references to
 * notes, as in {@code ?!} or {@code .”} or {@code .[3]}.
 */
final class EndRun {

    private final String text;
    private final CharacterTable characters;
    private final int start;
    private byte kind;
    private int end;
    private int marks;
    private boolean quoted;
    private boolean joined;

    private EndRun(String text, CharacterTable characters, int start) {
        this.text = text;
        this.characters = characters;
        this.start = start;
        this.end = start;
    }

    /** Reads the run that starts at an index, and closes what it closes. */
    static EndRun at(String text, CharacterTable characters, OpenMarks open, int start) {
        EndRun run = new EndRun(text, characters, start);
        run.takeMarks();
        if (!run.isPlainlyOver()) {
            run.takeRest(open);
        }
        return run;
    }

    int start() {
        return start;
    }

    /** Index after the run. */
    int end() {
        return end;
    }

    /** The class of the mark that says most. */
    byte kind() {
        return marks > 1 && kind == CharacterTable.PERIOD ? CharacterTable.ELLIPSIS : kind;
    }

    /** How many end marks there are. */
    int length() {
        return marks;
    }

    boolean isSinglePeriod() {
        return kind() == CharacterTable.PERIOD;
    }

    /** Whether a closing quotation mark or bracket belongs to it. */
    boolean isQuoted() {
        return quoted;
    }

    /** Whether the last character goes on in the next one, so that nothing may be cut here. */
    boolean isJoined() {
        return joined;
    }

    /** Whether a word or the end of the line follows, as after most marks: then no more belongs to the run. */
    private boolean isPlainlyOver() {
        if (end + 1 >= text.length()) {
            return false;
        }
        char next = text.charAt(end);
        return switch (characters.classOf(next)) {
            case CharacterTable.NEWLINE -> true;
            case CharacterTable.SPACE -> Character.isLetter(text.charAt(end + 1));
            default -> EastAsian.isCommonIdeograph(next);
        };
    }

    private void takeRest(OpenMarks open) {
        takeClosers(open);
        while (isMark(end)) {
            takeMarks();
            takeClosers(open);
        }
        if (!isPlainlyOver()) {
            takeNotes();
            takeFace();
            takeExtenders();
        }
    }

    private void takeMarks() {
        for (int mark = markAhead(); mark >= 0; mark = markAhead()) {
            kind = (byte) Math.max(kind, characters.classOf(text.charAt(mark)));
            end = mark + 1;
            marks++;
        }
    }

    /** Where the next mark of the run stands, if there is one; else -1. */
    private int markAhead() {
        if (isMark(end)) {
            return end;
        }
        return isSpacedMark() ? end + 1 : -1;
    }

    private boolean isMark(int index) {
        if (index >= text.length()) {
            return false;
        }
        byte found = characters.classOf(text.charAt(index));
        return found >= CharacterTable.PERIOD && found <= CharacterTable.WIDE_MARK;
    }

    /** A mark set apart by a blank, as in {@code . . .}, but not the dot of {@code .NET}. */
    private boolean isSpacedMark() {
        return marks > 0
                && end < text.length()
                && text.charAt(end) == ' '
                && isMark(end + 1)
                && (isMark(end + 2) || isWhiteOrEnd(end + 2));
    }

    private void takeClosers(OpenMarks open) {
        while (end < text.length() && !isPlainlyOver()) {
            boolean spaced = isSpace(end);
            int place = spaced ? end + 1 : end;
            if (place >= text.length()) {
                return;
            }
            int after = place + open.widthAt(place);
            boolean apart = !spaced || isWhiteOrEnd(after) || isMark(after);
            if (!apart || !closes(open, place, spaced)) {
                return;
            }
            open.close(place);
            quoted = true;
            end = after;
        }
    }

    private boolean closes(OpenMarks open, int place, boolean spaced) {
        return switch (characters.classOf(text.charAt(place))) {
            case CharacterTable.CLOSE -> !spaced;
            case CharacterTable.QUOTE ->
                switch (open.roleOf(place)) {
                    case CLOSES -> true;
                    // A text may start inside a quotation, as each window of a stream may: 好。”他说
                    case NEITHER -> !spaced && (isWhiteOrEnd(place + open.widthAt(place)) || isRightAfterWide(place));
                    case OPENS -> false;
                };
            default -> false;
        };
    }

    private boolean isRightAfterWide(int place) {
        return kind == CharacterTable.WIDE_MARK
                && Character.getType(text.charAt(place)) == Character.FINAL_QUOTE_PUNCTUATION;
    }

    /** Takes note numbers: raised digits, numbers in square brackets, and a bare number after a bracket. */
    private void takeNotes() {
        while (end < text.length() && isRaisedDigit(text.charAt(end))) {
            end++;
        }
        for (int after = afterBracketedNumber(end); after > 0; after = afterBracketedNumber(end)) {
            end = after;
        }
        if (isSinglePeriod() && end == start + 1 && start > 0 && text.charAt(start - 1) == ')') {
            int after = skipDigits(end);
            end = isWhiteOrEnd(after) ? after : end;
        }
    }

    private void takeFace() {
        int after = Emoticon.endAt(text, isSpace(end) ? end + 1 : end);
        end = after > 0 ? after : end;
    }

    private int afterBracketedNumber(int index) {
        int open = index < text.length() && text.charAt(index) == ' ' ? index + 1 : index;
        if (open >= text.length() || text.charAt(open) != '[') {
            return -1;
        }
        int close = skipDigits(open + 1);
        boolean number = close > open + 1 && close < text.length() && text.charAt(close) == ']';
        return number ? close + 1 : -1;
    }

    private int skipDigits(int from) {
        int i = from;
        while (i < text.length() && i - from < 3 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void takeExtenders() {
        while (end < text.length() && Graphemes.extendsPrevious(text, end)) {
            joined = text.charAt(end) == Graphemes.JOINER;
            end += Character.charCount(text.codePointAt(end));
        }
    }

    private boolean isSpace(int index) {
        return index < text.length() && characters.classOf(text.charAt(index)) == CharacterTable.SPACE;
    }

    private boolean isWhiteOrEnd(int index) {
        return index >= text.length() || CharacterTable.isWhite(text.charAt(index));
    }

    private static boolean isRaisedDigit(char c) {
        return c == '\u00B9' || c == '\u00B2' || c == '\u00B3' || (c >= '\u2070' && c <= '\u2079');
    }
}
