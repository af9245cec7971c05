package io.ttsjobs.text;

import java.util.Optional;

/**
 * A list marker such as {@code 1.}, {@code b)}, {@code (iv)} or {@code •}.
 *
 * @param style what kind of marker; a list keeps its style
 * @param value the number it stands for; 0 for a bullet
 * @param end index after the marker
 */
record ListMarker(Style style, int value, int end) {

    enum Style {
        BULLET,
        NUMBER,
        LOWER_LETTER,
        UPPER_LETTER,
        LOWER_ROMAN,
        UPPER_ROMAN
    }

    private static final int LONGEST = 8;

    /**
     * The marker that starts at an index.
     *
     * @return empty if there is none, or no white space follows it
     */
    static Optional<ListMarker> at(String text, int start) {
        if (start >= text.length()) {
            return Optional.empty();
        }
        char first = text.charAt(start);
        if (isBullet(first)) {
            return bullet(text, start);
        }
        boolean bracket = first == '(';
        int from = bracket ? start + 1 : start;
        int to = from;
        while (to < text.length() && to - from < LONGEST && isCounter(text.charAt(to), to > from)) {
            to++;
        }
        int end = bracket ? closingBracket(text, to) : closingMark(text, to);
        if (end < 0 || !whiteAt(text, end)) {
            return Optional.empty();
        }
        return counter(text.substring(from, to), end);
    }

    /** Whether this marker comes right after another in one list. */
    boolean follows(ListMarker previous) {
        boolean sameStyle = style == previous.style && value == previous.value + 1;
        return sameStyle || (isLetter() && previous.isLetter() && letter() == previous.letter() + 1);
    }

    /** Whether it can be read as a letter: {@code i}, {@code v} and {@code x} are Roman numbers as well. */
    private boolean isLetter() {
        return switch (style) {
            case LOWER_LETTER -> true;
            case LOWER_ROMAN -> value == 1 || value == 5 || value == 10;
            default -> false;
        };
    }

    private int letter() {
        return switch (style == Style.LOWER_ROMAN ? value : 0) {
            case 1 -> 'i' - 'a' + 1;
            case 5 -> 'v' - 'a' + 1;
            case 10 -> 'x' - 'a' + 1;
            default -> value;
        };
    }

    private static Optional<ListMarker> bullet(String text, int start) {
        int end = start + 1;
        int counter = end;
        while (counter < text.length() && counter - end < LONGEST && text.charAt(counter) == ' ') {
            counter++;
        }
        // "• 3." and "⁃9." are bullets that count.
        if (counter < text.length() && Character.isDigit(text.charAt(counter))) {
            Optional<ListMarker> counted = at(text, counter);
            if (counted.isPresent()) {
                return counted;
            }
        }
        return whiteAt(text, end) ? Optional.of(new ListMarker(Style.BULLET, 0, end)) : Optional.empty();
    }

    private static boolean isBullet(char c) {
        return switch (c) {
            case '-', '*', '+', '\u2013', '\u2014', '\u2022', '\u2023', '\u2043', '\u2219' -> true;
            case '\u25A0', '\u25AA', '\u25CF', '\u25E6', '\u27A2' -> true;
            default -> false;
        };
    }

    /** Whether a counter can hold a character: one of two letters or more is a Roman number, so most words fail at once. */
    private static boolean isCounter(char c, boolean inside) {
        return inside ? (c >= '0' && c <= '9') || RomanNumber.isDigit(c) : isCounter(c);
    }

    private static boolean isCounter(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int closingBracket(String text, int at) {
        return at < text.length() && text.charAt(at) == ')' ? at + 1 : -1;
    }

    private static int closingMark(String text, int at) {
        if (at == text.length()) {
            return -1;
        }
        if (text.charAt(at) == '.') {
            return at + 1 < text.length() && text.charAt(at + 1) == ')' ? at + 2 : at + 1;
        }
        return closingBracket(text, at);
    }

    private static boolean whiteAt(String text, int index) {
        return index < text.length() && CharacterTable.isWhite(text.charAt(index));
    }

    private static Optional<ListMarker> counter(String token, int end) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        char first = token.charAt(0);
        if (first <= '9') {
            return number(token, end);
        }
        boolean lower = first >= 'a';
        int roman = RomanNumber.valueOf(token);
        if (roman > 0 && roman < 40 && !(token.length() == 1 && roman > 10)) {
            return Optional.of(new ListMarker(lower ? Style.LOWER_ROMAN : Style.UPPER_ROMAN, roman, end));
        }
        if (token.length() > 1) {
            return Optional.empty();
        }
        int value = lower ? first - 'a' + 1 : first - 'A' + 1;
        return Optional.of(new ListMarker(lower ? Style.LOWER_LETTER : Style.UPPER_LETTER, value, end));
    }

    private static Optional<ListMarker> number(String token, int end) {
        if (token.length() > 3) {
            return Optional.empty();
        }
        int value = 0;
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) > '9') {
                return Optional.empty();
            }
            value = value * 10 + token.charAt(i) - '0';
        }
        return Optional.of(new ListMarker(Style.NUMBER, value, end));
    }
}
