package io.ttsjobs.text;

/**
 * What a scan has to know of each UTF-16 unit, as one table look-up.
 *
 * <p>Immutable. A language with end marks of its own has a table of its own.
 */
final class CharacterTable {

    /** Nothing that a scan stops at. */
    static final byte PLAIN = 0;
    /** White space that does not end a line. */
    static final byte SPACE = 1;
    /** The last of the classes that a scan runs over. */
    static final byte LAST_PASSED = SPACE;
    /** Ends a line. */
    static final byte NEWLINE = 2;
    /** A full stop, which has many other uses. */
    static final byte PERIOD = 3;
    /** An ellipsis. */
    static final byte ELLIPSIS = 4;
    /** An exclamation or question mark that wants white space after it. */
    static final byte MARK = 5;
    /** An end mark of a script that puts no white space, or has no other use for the mark. */
    static final byte WIDE_MARK = 6;
    /** Opens a bracket. */
    static final byte OPEN = 7;
    /** Closes a bracket. */
    static final byte CLOSE = 8;
    /** A quotation mark or an apostrophe. */
    static final byte QUOTE = 9;

    /** The Unicode property Sentence_Terminal within the first plane, without what PERIOD and MARK hold. */
    private static final String WIDE_MARKS = "\u0589\u061D\u061E\u061F\u06D4\u0700\u0701\u0702\u07F9\u0837\u0839\u083D"
            + "\u083E\u0964\u0965\u0F0D\u0F0E\u104B\u1362\u1367\u1368\u166E\u1735\u1736\u17D4\u17D5\u1803\u1809\u1944"
            + "\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1C3B\u1C3C\u1C7E\u1C7F\u2E3C\u3002\uA4FF\uA60E"
            + "\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D\uAA5E\uAA5F\uAAF0\uAAF1\uABEB\uFE12"
            + "\uFE52\uFE56\uFE57\uFF01\uFF0E\uFF1F\uFF61";

    private static final String MARKS = "!?\u203C\u203D\u2047\u2048\u2049\u2E2E";
    private static final String LINE_ENDS = "\n\r\u000B\f\u0085\u2028\u2029";
    private static final String QUOTES = "\"'`\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A";

    private static final CharacterTable GENERIC = new CharacterTable(genericClasses());

    private final byte[] classes;

    private CharacterTable(byte[] classes) {
        this.classes = classes;
    }

    /** The table of a language that ends sentences with these marks too. */
    static CharacterTable withEndMarks(String endMarks) {
        if (endMarks.isEmpty()) {
            return GENERIC;
        }
        byte[] classes = GENERIC.classes.clone();
        fill(classes, endMarks, MARK);
        return new CharacterTable(classes);
    }

    byte classOf(char c) {
        return classes[c];
    }

    /** The first index from one on with a character that a scan stops at; the length if there is none. */
    int nextMark(char[] text, int from) {
        int i = from;
        while (i < text.length && classes[text[i]] <= LAST_PASSED) {
            i++;
        }
        return i;
    }

    /** Whether a unit is white space: the Unicode property White_Space, or Java's own idea of it. */
    static boolean isWhite(char c) {
        byte known = GENERIC.classes[c];
        return known == SPACE || known == NEWLINE;
    }

    static boolean isNewline(char c) {
        return GENERIC.classes[c] == NEWLINE;
    }

    private static byte[] genericClasses() {
        byte[] classes = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = byType((char) c);
        }
        fill(classes, LINE_ENDS, NEWLINE);
        fill(classes, ".\u2024", PERIOD);
        fill(classes, "\u2026", ELLIPSIS);
        fill(classes, MARKS, MARK);
        fill(classes, WIDE_MARKS, WIDE_MARK);
        fill(classes, QUOTES, QUOTE);
        return classes;
    }

    private static byte byType(char c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION -> OPEN;
            case Character.END_PUNCTUATION -> CLOSE;
            default -> PLAIN;
        };
    }

    private static void fill(byte[] classes, String characters, byte value) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] = value;
        }
    }
}
