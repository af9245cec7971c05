package io.ttsjobs.text;

/** What must not be parted: characters as people see them (extended grapheme clusters, Unicode annex 29). */
final class Graphemes {

    /** The zero width joiner, which makes one emoji of two. */
    static final char JOINER = '\u200D';

    private static final char NON_JOINER = '\u200C';

    private Graphemes() {}

    /**
     * Whether the code point at an index belongs to the one before it, whatever that is: a combining mark, a variation
     * selector, a skin tone, a joiner.
     *
     * <p>Says yes to a few marks that the annex lets stand alone: a cut too few harms nobody.
     */
    static boolean extendsPrevious(String text, int index) {
        char c = text.charAt(index);
        // Nothing below the combining diacritics combines.
        return c >= '\u0300' && extendsPrevious(text.codePointAt(index));
    }

    private static boolean extendsPrevious(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            case Character.FORMAT -> c == JOINER || c == NON_JOINER || (c >= 0xE0020 && c <= 0xE007F);
            case Character.MODIFIER_SYMBOL -> c >= 0x1F3FB && c <= 0x1F3FF;
            case Character.MODIFIER_LETTER -> c == 0xFF9E || c == 0xFF9F;
            default -> c == 0x0E33 || c == 0x0EB3;
        };
    }
}
