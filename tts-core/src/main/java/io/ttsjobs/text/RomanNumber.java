package io.ttsjobs.text;

/** Numbers such as {@code XIV}. */
final class RomanNumber {

    private RomanNumber() {}

    /** The value of a token of one case, or 0 if it is not a well-formed Roman number. */
    static int valueOf(String token) {
        return valueOf(token, 0, token.length());
    }

    /** The value of a stretch of a text, as of a token. */
    static int valueOf(String text, int start, int end) {
        int sum = 0;
        int highest = 0;
        for (int i = end - 1; i >= start; i--) {
            int digit = digit(text.charAt(i));
            if (digit == 0 || Character.isUpperCase(text.charAt(i)) != Character.isUpperCase(text.charAt(start))) {
                return 0;
            }
            if (digit < highest && digit * 10 < highest) {
                return 0;
            }
            sum += digit < highest ? -digit : digit;
            highest = Math.max(highest, digit);
        }
        return Math.max(0, sum);
    }

    static boolean isDigit(char c) {
        return digit(c) > 0;
    }

    private static int digit(char c) {
        return switch (c) {
            case 'I', 'i' -> 1;
            case 'V', 'v' -> 5;
            case 'X', 'x' -> 10;
            case 'L', 'l' -> 50;
            case 'C', 'c' -> 100;
            case 'D', 'd' -> 500;
            case 'M', 'm' -> 1000;
            default -> 0;
        };
    }
}
