package io.ttsjobs.spi;

/** What a provider counts when it limits the length of a text. */
public enum TextUnit {
    /** UTF-16 code units, as {@link String#length()}. */
    UTF16,
    /** Unicode code points. */
    CODE_POINTS,
    /** Bytes of UTF-8. */
    UTF8_BYTES,
    /**
     * Tokens of a language model, estimated from above, for a provider that counts them with a vocabulary that is not at
     * hand: a letter of English is a third of a token and a space two thirds, as no word is less than one; an ideograph is
     * one and a half; of all else each byte of UTF-8 is a token at most. The estimate is in whole tokens, rounded up.
     */
    TOKENS;

    /**
     * The length of a piece of text in this unit.
     *
     * <p>A lone surrogate counts as one code point and as three bytes, never as an error.
     *
     * @param text the text
     * @param start UTF-16 index of the first character
     * @param end UTF-16 index after the last character
     * @return the length, additive over pieces that do not part a surrogate pair, but for {@link #TOKENS}, which are
     *     rounded up for each piece
     */
    public long length(CharSequence text, int start, int end) {
        return switch (this) {
            case UTF16 -> end - start;
            case CODE_POINTS -> codePoints(text, start, end);
            case UTF8_BYTES -> utf8Bytes(text, start, end);
            case TOKENS -> (sixthsOfTokens(text, start, end) + 5) / 6;
        };
    }

    private static long sixthsOfTokens(CharSequence text, int start, int end) {
        long sixths = 0;
        for (int i = start; i < end; ) {
            int step = step(text, i, end);
            sixths += step == 2 ? 4 * 6 : sixthsOfTokens(text.charAt(i));
            i += step;
        }
        return sixths;
    }

    private static int sixthsOfTokens(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return 2;
        }
        if (c == ' ') {
            return 4;
        }
        return Character.isIdeographic(c) ? 9 : 6 * utf8Bytes(c);
    }

    private static long codePoints(CharSequence text, int start, int end) {
        long count = 0;
        for (int i = start; i < end; i += step(text, i, end)) {
            count++;
        }
        return count;
    }

    private static long utf8Bytes(CharSequence text, int start, int end) {
        long bytes = 0;
        for (int i = start; i < end; ) {
            int step = step(text, i, end);
            bytes += step == 2 ? 4 : utf8Bytes(text.charAt(i));
            i += step;
        }
        return bytes;
    }

    private static int step(CharSequence text, int index, int end) {
        boolean pair = Character.isHighSurrogate(text.charAt(index))
                && index + 1 < end
                && Character.isLowSurrogate(text.charAt(index + 1));
        return pair ? 2 : 1;
    }

    private static int utf8Bytes(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}
