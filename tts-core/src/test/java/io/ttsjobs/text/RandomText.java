package io.ttsjobs.text;

import java.util.SplittableRandom;

/** Texts of every kind, each the same for the same seed. */
final class RandomText {

    private static final String[] FAMILIES = {
        "👨‍👩‍👧‍👦", "🇩🇪", "🏳️‍🌈", "👍🏽", "❤️", "e\u0301\u0323", "각", "ก็", "क्षि", "\r\n", "🧑🏿‍🚀"
    };

    /** What is no text to most: lone surrogates, controls, marks of direction, a byte order mark, a joiner of nothing. */
    private static final String[] ODDITIES = {
        "\uD800", "\uDC00", "\0", "\u0085", "\r", "\r\n", "\uFEFF", "\u200D", "\u200C", "\u200E", "\u202E", "\u2066",
        "\u2029", "\u00AD", "\uFE0F", "\u0301", "\uFFFD", "***", "---", "a", " "
    };

    private final SplittableRandom random;

    RandomText(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A text of at most this many parts, of a kind that the seed picks. */
    String next(int parts) {
        StringBuilder text = new StringBuilder();
        int kind = random.nextInt(10);
        for (int i = 1 + random.nextInt(parts); i > 0; i--) {
            append(text, kind == 9 ? random.nextInt(9) : kind);
        }
        return text.toString();
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private void append(StringBuilder text, int kind) {
        switch (kind) {
            case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 2 -> text.append(FAMILIES[random.nextInt(FAMILIES.length)]);
            case 3 -> word(text, 'ก', 'ฮ', random.nextInt(6) == 0 ? " " : "");
            case 4 -> word(text, 'ا', 'ي', separator());
            case 5 -> word(text, 'क', 'ह', separator());
            case 6 -> word(text, '一', '龥', random.nextInt(5) == 0 ? "。" : "");
            case 7 -> text.append(ODDITIES[random.nextInt(ODDITIES.length)]);
            default -> word(text, 'a', 'z', separator());
        }
    }

    private void word(StringBuilder text, char first, char last, String after) {
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append((char) (first + random.nextInt(last - first + 1)));
        }
        text.append(after);
    }

    private String separator() {
        String[] all = {
            " ", " ", " ", ". ", ", ", "! ", "\n", "\n\n", "... ", " “", "” ", " (", ") ", "—", "", " 1. ", "\u00A0",
            " - "
        };
        return all[random.nextInt(all.length)];
    }
}
