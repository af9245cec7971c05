package io.ttsjobs.text;

/** Faces made of marks, such as {@code :-)} and {@code ;(}. They stand alone, between white space or after a mark. */
final class Emoticon {

    private static final String MOUTHS = ")(DPp]";

    private Emoticon() {}

    /** The index after the face whose eyes are at an index, or -1 if there is none. */
    static int endAt(String text, int eyes) {
        if (eyes >= text.length() || !isEyes(text.charAt(eyes))) {
            return -1;
        }
        int mouth = eyes + 1 < text.length() && text.charAt(eyes + 1) == '-' ? eyes + 2 : eyes + 1;
        boolean face = mouth < text.length() && MOUTHS.indexOf(text.charAt(mouth)) >= 0;
        return face && isWhiteOrEnd(text, mouth + 1) ? mouth + 1 : -1;
    }

    /** Whether the bracket at an index is the mouth of a face that stands apart. */
    static boolean isMouth(String text, int bracket) {
        int eyes = bracket - 1;
        if (eyes > 0 && text.charAt(eyes) == '-') {
            eyes--;
        }
        return eyes > 0 && CharacterTable.isWhite(text.charAt(eyes - 1)) && endAt(text, eyes) == bracket + 1;
    }

    private static boolean isEyes(char c) {
        return c == ':' || c == ';';
    }

    private static boolean isWhiteOrEnd(String text, int index) {
        return index >= text.length() || CharacterTable.isWhite(text.charAt(index));
    }
}
