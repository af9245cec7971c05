package io.ttsjobs.text;

/**
 * The quotation marks and brackets that are open at some place of a scan.
 *
 * <p>Whether a sentence end lies inside a quotation is known only when the quotation closes, so nothing is looked ahead
 * for: on closing, the boundaries found since the opening are marked as inner ones. A mark that never closes, or closes
 * very late, changes nothing.
 */
final class OpenMarks {

    /** What a quotation mark does at its place. */
    enum Role {
        OPENS,
        CLOSES,
        NEITHER
    }

    /** The longest stretch that is taken as one quotation; past it the mark is more likely a stray one. */
    private static final int LONGEST = 500;

    /** Letters that stand for a word after an apostrophe. */
    private static final String CLIPPED = "dkmnst";

    /** Stands for a double mark typed as two single ones: {@code ``so''}. */
    private static final char PAIR = '\uFF02';

    /** Deeper nesting is no prose; the outermost mark is forgotten then, which also bounds every search. */
    private static final int DEEPEST = 8;

    private static final char DOUBLE_CURLY = '\u201D';
    private static final char SINGLE_CURLY = '\u2019';
    private static final char GUILLEMET = '\u00BB';
    private static final char SINGLE_GUILLEMET = '\u203A';

    private final String text;
    private final Boundaries boundaries;
    private final char[] marks = new char[DEEPEST];
    private final char[] families = new char[DEEPEST];
    private final int[] places = new int[DEEPEST];
    private final int[] firstInner = new int[DEEPEST];
    private int depth;

    OpenMarks(String text, Boundaries boundaries) {
        this.text = text;
        this.boundaries = boundaries;
    }

    void clear() {
        depth = 0;
    }

    /** Whether a mark is open that the one at this place would close. */
    boolean isOpen(int place) {
        return find(familyOf(markAt(place))) >= 0;
    }

    /** How many characters the mark at this place takes. */
    int widthAt(int place) {
        return markAt(place) == PAIR ? 2 : 1;
    }

    void open(int place) {
        char mark = markAt(place);
        if (depth == DEEPEST) {
            forgetOutermost();
        }
        marks[depth] = mark;
        families[depth] = familyOf(mark);
        places[depth] = place;
        firstInner[depth] = boundaries.size();
        depth++;
    }

    /** Closes the innermost mark that the one at this place answers to, and all that were opened inside it. */
    void close(int place) {
        int level = find(familyOf(markAt(place)));
        if (level < 0) {
            return;
        }
        if (place - places[level] <= LONGEST && boundaries.size() > firstInner[level]) {
            boundaries.markInner(firstInner[level]);
        }
        depth = level;
    }

    /** What the quotation mark at this place does, by its shape, its neighbours and what is open. */
    Role roleOf(int place) {
        char mark = markAt(place);
        char before = charOrBlank(place - 1);
        char after = charOrBlank(place + (mark == PAIR ? 2 : 1));
        if (isSingle(mark) && isApostrophe(place, before, after)) {
            return Role.NEITHER;
        }
        int level = find(familyOf(mark));
        return switch (mark) {
            case '"', '\'', '`', '\u201B', '\u201F', PAIR ->
                upright(level, startsWord(before, after), CharacterTable.isWhite(after));
            case '\u201E', '\u201A' -> Role.OPENS;
            case '\u201C', '\u2018', '\u00AB', '\u2039' -> left(level, mark, before, after);
            default -> right(level, mark, before, after);
        };
    }

    private static Role upright(int level, boolean startsWord, boolean endsWord) {
        if (startsWord) {
            return Role.OPENS;
        }
        if (level >= 0) {
            return Role.CLOSES;
        }
        return endsWord ? Role.NEITHER : Role.OPENS;
    }

    /** A left-hand mark opens, but German sets it at the end: „so“ and »so«. */
    private Role left(int level, char mark, char before, char after) {
        if (Character.isLetterOrDigit(after)) {
            return Role.OPENS;
        }
        if (level >= 0 && marks[level] != mark) {
            return Role.CLOSES;
        }
        boolean startsNothing = !CharacterTable.isWhite(before) && !isOpening(before) && !isOpening(after);
        if (!startsNothing) {
            return Role.OPENS;
        }
        return level >= 0 ? Role.CLOSES : Role.NEITHER;
    }

    /** A right-hand mark closes, but may open where German or Swedish set it at the start: »so« and ”so”. */
    private Role right(int level, char mark, char before, char after) {
        boolean answers = level >= 0 && marks[level] != mark && !Character.isLetterOrDigit(after);
        if (startsWord(before, after) && !answers) {
            return Role.OPENS;
        }
        return level >= 0 ? Role.CLOSES : Role.NEITHER;
    }

    private static boolean startsWord(char before, char after) {
        boolean outside = CharacterTable.isWhite(before) || isOpening(before);
        return outside && !CharacterTable.isWhite(after);
    }

    private static boolean isOpening(char c) {
        int type = Character.getType(c);
        return type == Character.START_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.DASH_PUNCTUATION;
    }

    private char charOrBlank(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    private char markAt(int place) {
        char mark = text.charAt(place);
        boolean pair = (mark == '\'' || mark == '`') && charOrBlank(place + 1) == mark;
        return pair ? PAIR : mark;
    }

    /** Inside a word, or before what is left of one: {@code John 's} of tokenized text, Dutch {@code 't}, {@code '90s}. */
    private boolean isApostrophe(int place, char before, char after) {
        if (Character.isLetterOrDigit(before)) {
            return Character.isLetterOrDigit(after);
        }
        char second = charOrBlank(place + 2);
        boolean years = Character.isDigit(after) && Character.isDigit(second) && charOrBlank(place + 3) == 's';
        return years || (CLIPPED.indexOf(after) >= 0 && second == ' ');
    }

    private static boolean isSingle(char mark) {
        return mark == '\'' || mark == '\u2019' || mark == '\u2018';
    }

    private int find(char family) {
        for (int level = depth - 1; level >= 0; level--) {
            if (families[level] == family) {
                return level;
            }
        }
        return -1;
    }

    private void forgetOutermost() {
        depth--;
        System.arraycopy(marks, 1, marks, 0, depth);
        System.arraycopy(families, 1, families, 0, depth);
        System.arraycopy(places, 1, places, 0, depth);
        System.arraycopy(firstInner, 1, firstInner, 0, depth);
    }

    /** The mark that stands for all that answer to each other. */
    private static char familyOf(char mark) {
        return switch (mark) {
            case '`' -> '\'';
            case '(', '[', '{' -> mark == '(' ? ')' : (char) (mark + 2);
            case '\uFF08' -> '\uFF09';
            case '\uFF3B', '\uFF5B' -> (char) (mark + 2);
            case '"', '\u201C', '\u201D', '\u201E', '\u201F' -> DOUBLE_CURLY;
            case '\u2018', '\u2019', '\u201A', '\u201B' -> SINGLE_CURLY;
            case '\u00AB', '\u00BB' -> GUILLEMET;
            case '\u2039', '\u203A' -> SINGLE_GUILLEMET;
            // Unicode puts the closing bracket right after the opening one, but for the few above.
            default -> Character.getType(mark) == Character.START_PUNCTUATION ? (char) (mark + 1) : mark;
        };
    }
}
