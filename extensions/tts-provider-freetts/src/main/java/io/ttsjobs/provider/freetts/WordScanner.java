package io.ttsjobs.provider.freetts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the words of a text, in one pass; the rule stands at {@link FreeTtsProviderFactory}. */
final class WordScanner {

    private static final char EN_DASH = '\u2013';
    private static final char ZERO_WIDTH_SPACE = '\u200B';

    private final String text;

    private WordScanner(String text) {
        this.text = text;
    }

    static List<Word> words(String text) {
        return new WordScanner(text).scan();
    }

    private List<Word> scan() {
        List<Word> words = new ArrayList<>();
        int start = 0;
        for (int i = 0, next; i < text.length(); i = next) {
            next = i + Character.charCount(text.codePointAt(i));
            if (partsWords(i)) {
                trim(start, i).ifPresent(words::add);
                start = next;
            }
        }
        trim(start, text.length()).ifPresent(words::add);
        return words;
    }

    private boolean partsWords(int index) {
        int c = text.codePointAt(index);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return true;
        }
        return switch (c) {
            case '-', '.' -> charAt(index - 1) == c || charAt(index + 1) == c;
            case EN_DASH -> !isDigit(index - 1) || !isDigit(index + 1);
            case ZERO_WIDTH_SPACE -> true;
            default -> c > 0x7F && isPunctuation(c) && !joins(c) && !isSpokenPunctuation(c);
        };
    }

    /** Takes off what is silent at both ends; nothing is left of a run of punctuation. */
    private Optional<Word> trim(int from, int to) {
        int start = from;
        while (start < to && isSilent(start)) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = to;
        while (end > start && isSilent(before(end))) {
            end = before(end);
        }
        return start < end ? Optional.of(new Word(start, end)) : Optional.empty();
    }

    private int before(int index) {
        return index - Character.charCount(text.codePointBefore(index));
    }

    private boolean isSilent(int index) {
        int c = text.codePointAt(index);
        if (c == '-' || c == '.' || c == '#') {
            // The sign of a number, the point of a fraction.
            return !isDigit(index + 1);
        }
        return switch (Character.getType(c)) {
            case Character.MODIFIER_SYMBOL -> c <= 0x7F;
            case Character.MATH_SYMBOL -> "<>|~".indexOf(c) >= 0;
            case Character.FORMAT -> true;
            default -> isPunctuation(c) && !isSpokenPunctuation(c);
        };
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isSpokenPunctuation(int c) {
        return Symbols.name(c).isPresent();
    }

    /** Apostrophes, hyphens, the middle dot and their Hebrew kin. */
    private static boolean joins(int c) {
        return "\u2018\u2019\u2010\u2011\u2012\u00B7\u05F3\u05F4".indexOf(c) >= 0;
    }

    private boolean isDigit(int index) {
        char c = charAt(index);
        return c >= '0' && c <= '9';
    }

    /** The character at an index, or a space beyond the ends. */
    private char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }
}
