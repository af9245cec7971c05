package io.ttsjobs.provider.elevenlabs;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words of a text that are spoken.
 *
 * <p>A word is a run without white space, from its first letter or number to its last: quotes and full stops around it
 * fall away, apostrophes and hyphens inside it stay. Chinese and Japanese write without spaces; there, as in Unicode's
 * default word boundaries (UAX 29), each ideograph and each hiragana is a word. Markup is not spoken: {@code <break/>}
 * and its like, and with some models directions such as {@code [whispers]}.
 */
final class SpokenWords {

    private static final int LONGEST_TAG = 200;

    /** As XML has it; a letter after a less-than sign alone may be part of a formula. */
    private static final Pattern TAG =
            Pattern.compile("</?[a-zA-Z][\\w:.-]*(\\s+[\\w:.-]+\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+))*\\s*/?>");

    private final String text;
    private final boolean audioTags;
    private final List<Span> words = new ArrayList<>();
    private int runStart;

    /**
     * Where a word stands.
     *
     * @param start UTF-16 index of its first character
     * @param end UTF-16 index after its last character
     */
    record Span(int start, int end) {}

    private SpokenWords(String text, boolean audioTags) {
        this.text = text;
        this.audioTags = audioTags;
    }

    static List<Span> find(String text, boolean audioTags) {
        SpokenWords found = new SpokenWords(text, audioTags);
        found.walk();
        return found.words;
    }

    private void walk() {
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            int afterTag = afterTag(at);
            if (afterTag > at) {
                endRun(at, afterTag);
                at = afterTag;
            } else if (parts(text.codePointAt(at))) {
                endRun(at, next);
                at = next;
            } else if (standsAlone(text.codePointAt(at))) {
                endRun(at, at);
                at = afterMarks(next);
                endRun(at, at);
            } else {
                at = next;
            }
        }
        endRun(at, at);
    }

    /** Keeps what is a word of the run that ends here; the next run begins later. */
    private void endRun(int end, int nextStart) {
        int first = runStart;
        while (first < end && !isSpoken(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        int last = end;
        while (last > first && !isOfWord(text.codePointBefore(last))) {
            last -= Character.charCount(text.codePointBefore(last));
        }
        if (first < last) {
            words.add(new Span(first, last));
        }
        runStart = nextStart;
    }

    /** The index after a tag that begins here, or the same index if none does. */
    private int afterTag(int at) {
        if (text.charAt(at) == '<') {
            Matcher tag = TAG.matcher(text).region(at, Math.min(text.length(), at + LONGEST_TAG));
            return tag.lookingAt() ? tag.end() : at;
        }
        return audioTags && text.charAt(at) == '[' ? after(']', at) : at;
    }

    private int after(char closing, int at) {
        int end = text.indexOf(closing, at);
        return end < 0 || end - at > LONGEST_TAG ? at : end + 1;
    }

    private int afterMarks(int at) {
        int end = at;
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean parts(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || isEastAsianSign(codePoint);
    }

    /** The full-width comma and its kin stand between words without a space. */
    private static boolean isEastAsianSign(int codePoint) {
        boolean block = (codePoint >= 0x3000 && codePoint < 0x3040) || (codePoint >= 0xFF00 && codePoint < 0xFFF0);
        return block && !isOfWord(codePoint);
    }

    private static boolean standsAlone(int codePoint) {
        return Character.isIdeographic(codePoint) || UnicodeScript.of(codePoint) == UnicodeScript.HIRAGANA;
    }

    private static boolean isOfWord(int codePoint) {
        return isSpoken(codePoint) || isMark(codePoint);
    }

    /** Numbers are more than digits: one half, the small two of a square. */
    private static boolean isSpoken(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint)
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER;
    }

    /** What belongs to the letter before it: accents, and the marks that repeat or lengthen a Japanese character. */
    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.MODIFIER_LETTER -> true;
            default -> false;
        };
    }
}
