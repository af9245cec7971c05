package io.ttsjobs.provider.freetts;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Spells a word with ASCII, the only characters that the voice knows.
 *
 * <p>Letters lose their accents, digits of any script become 0 to 9, symbols become their names. What has no sound in
 * English becomes a space, so that its neighbours do not grow together.
 */
final class Spelling {

    private final StringBuilder out = new StringBuilder();

    private Spelling() {}

    static String of(String word) {
        Spelling spelling = new Spelling();
        if (isCurrencyBeforeNumber(word)) {
            // One writes the currency first and says it last; FreeTTS knows this of dollars only.
            word.codePoints().skip(1).forEach(spelling::spell);
            spelling.spell(word.charAt(0));
        } else {
            word.codePoints().forEach(spelling::spell);
        }
        // Emphasis before a possessive, as in _Pequod_'s, would otherwise part it from its word.
        return spelling.out.toString().replace("_'", "'").replace("*'", "'");
    }

    private static boolean isCurrencyBeforeNumber(String word) {
        return word.length() > 1
                && word.charAt(0) != '$'
                && Character.getType(word.charAt(0)) == Character.CURRENCY_SYMBOL
                && Character.isDigit(word.charAt(1));
    }

    private void spell(int c) {
        if (c <= 0x7F) {
            out.append((char) c);
            return;
        }
        Optional<String> name = Symbols.name(c);
        if (name.isPresent()) {
            spaced(name.get());
        } else if (Character.getType(c) == Character.OTHER_NUMBER) {
            // 2½ is not 21/2.
            out.append(' ');
            decompose(c);
            out.append(' ');
        } else {
            decompose(c);
        }
    }

    private void decompose(int c) {
        String whole = Character.toString(c);
        String parts = Normalizer.normalize(whole, Normalizer.Form.NFKD);
        if (parts.equals(whole)) {
            out.append(sound(c));
        } else {
            parts.codePoints().forEach(this::spell);
        }
    }

    private void spaced(String words) {
        out.append(' ').append(words).append(' ');
    }

    private static String sound(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
            default -> letters(c);
        };
    }

    /** The letters and marks that Unicode does not decompose. */
    private static String letters(int c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC', '\u2032' -> "'";
            case '\u2010', '\u2012', '\u2013', '\u2212' -> "-";
            case '\u2044' -> "/";
            case '\u00C6', '\u00E6' -> "ae";
            case '\u0152', '\u0153' -> "oe";
            case '\u00DF', '\u1E9E' -> "ss";
            case '\u00D8', '\u00F8' -> "o";
            case '\u0110', '\u0111' -> "d";
            case '\u00D0', '\u00F0', '\u00DE', '\u00FE' -> "th";
            case '\u0141', '\u0142' -> "l";
            case '\u0131' -> "i";
            default -> " ";
        };
    }
}
