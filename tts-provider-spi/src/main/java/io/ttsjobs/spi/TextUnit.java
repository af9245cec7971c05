package io.ttsjobs.spi;

/** What a provider counts when it limits the length of a text. */
public enum TextUnit {
    /** UTF-16 code units, as {@link String#length()}. */
    UTF16(1),
    /** Unicode code points. */
    CODE_POINTS(1),
    /** Bytes of UTF-8. */
    UTF8_BYTES(1),
    /**
     * Tokens of a language model, estimated from above, for a provider that counts them with a vocabulary that is not at
     * hand. Each character weighs some sixths of a token, by its kind alone:
     *
     * <ul>
     *   <li>a letter of English 2, because a token seldom holds fewer than three in a row; but j, q, x and z 12, as they
     *       are rare in words and common in what is none; and a capital 5, as a word in capitals falls apart;
     *   <li>a space 4, so that a letter alone and its space make the one token that they are;
     *   <li>punctuation of ASCII 7; digits and line breaks 10;
     *   <li>letters of Latin-1 and the basic ones of Greek, Cyrillic and Arabic 8;
     *   <li>marks of Latin-1, quotation marks, dashes, kana and the punctuation of Chinese and Japanese 10;
     *   <li>the unified ideographs and what is as wide as they are 15; Hangul, Thai and the scripts of India 16;
     *   <li>all else 6 for each byte of UTF-8, which is the most that there can be, and 4 for the word that it breaks.
     * </ul>
     *
     * <p>It was held against the vocabularies o200k_base and cl100k_base over four novels in English, German and Chinese,
     * eleven collections of sentences in 35 languages, source code, links, numbers, capitals, emoji, and characters
     * drawn at random from each of some seventy scripts and blocks, in stretches of up to 4,000 characters: none had
     * more tokens than the estimate, and a few short ones had as many. Prose has far fewer: in English half as many, in
     * German, French, Chinese and Japanese six tenths. It is an estimate and no proof: gibberish of common letters alone,
     * such as one consonant repeated, was seen to have up to 1.6 times as many, and scripts mixed letter by letter 1.4.
     */
    TOKENS(6);

    private final int unitWeight;

    TextUnit(int unitWeight) {
        this.unitWeight = unitWeight;
    }

    /**
     * The length of a piece of text in this unit, rounded up.
     *
     * <p>A lone surrogate counts as one code point and as three bytes, never as an error.
     *
     * @param text the text
     * @param start UTF-16 index of the first character
     * @param end UTF-16 index after the last character
     * @return the length; additive as {@link #weight} is, but for {@link #TOKENS}, which are rounded up for each piece
     */
    public long length(CharSequence text, int start, int end) {
        return (weight(text, start, end) + unitWeight - 1) / unitWeight;
    }

    /**
     * The length of a piece of text before it is rounded: as many times {@link #unitWeight()} as the piece has units.
     *
     * @param text the text
     * @param start UTF-16 index of the first character
     * @param end UTF-16 index after the last character
     * @return the weight, additive over pieces that do not part a surrogate pair
     */
    public long weight(CharSequence text, int start, int end) {
        return switch (this) {
            case UTF16 -> end - start;
            case CODE_POINTS -> codePoints(text, start, end);
            case UTF8_BYTES -> utf8Bytes(text, start, end);
            case TOKENS -> sixthsOfTokens(text, start, end);
        };
    }

    /**
     * What one of this unit weighs.
     *
     * @return 1 for what is counted whole; 6 for {@link #TOKENS}
     */
    public int unitWeight() {
        return unitWeight;
    }

    private static long sixthsOfTokens(CharSequence text, int start, int end) {
        long sixths = 0;
        for (int i = start; i < end; ) {
            int step = step(text, i, end);
            sixths += step == 2 ? sixthsOfBytes(4) : sixthsOfToken(text.charAt(i));
            i += step;
        }
        return sixths;
    }

    private static int sixthsOfToken(char c) {
        if (c < 0x80) {
            return sixthsOfAscii(c);
        }
        if (isIn(c, 'À', 'ÿ') || isIn(c, 'α', 'ω') || isIn(c, 'А', 'я') || isIn(c, '\u0621', '\u064A')) {
            return 8;
        }
        if (isIn(c, '\u0080', '¿') || isIn(c, '\u2010', '…') || isIn(c, '\u3000', '\u30FF')) {
            return 10;
        }
        if (isIn(c, '\u4E00', '\u9FFF') || isIn(c, '\uFF01', '\uFF5E')) {
            return 15;
        }
        if (isIn(c, '\u0900', '\u0AFF') || isIn(c, '\u0B80', '\u0E7F') || isIn(c, '\uAC00', '\uD7A3')) {
            return 16;
        }
        return sixthsOfBytes(utf8Bytes(c));
    }

    private static int sixthsOfAscii(char c) {
        if (isIn(c, 'a', 'z')) {
            return c == 'j' || c == 'q' || c == 'x' || c == 'z' ? 12 : 2;
        }
        if (isIn(c, 'A', 'Z')) {
            return 5;
        }
        if (c == ' ') {
            return 4;
        }
        return isIn(c, '!', '~') && !isIn(c, '0', '9') ? 7 : 10;
    }

    private static int sixthsOfBytes(int bytes) {
        return 6 * bytes + 4;
    }

    private static boolean isIn(char c, char first, char last) {
        return c >= first && c <= last;
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
