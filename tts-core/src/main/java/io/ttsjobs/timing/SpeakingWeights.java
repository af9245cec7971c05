package io.ttsjobs.timing;

import io.ttsjobs.internal.ScriptPace;
import java.util.Locale;
import java.util.Map;

/**
 * How long each part of a text takes to speak compared with its other parts: its sounds, and the pauses inside a sentence.
 *
 * <p>A weight is about a millisecond of a voice at normal speed; only the ratio between weights matters. Letters count by
 * script, as {@link ScriptPace} has it, without the pauses that are in that figure. Numbers, symbols, and capitals that are
 * spelled count by the words that they are read as, and are several times as long as letters. The figures are fitted to
 * the words of several voices, as {@code docs/rationale.md} says; languages differ in their numbers by more than in
 * their letters.
 */
final class SpeakingWeights {

    /** The pause between two sentences. */
    static final int SENTENCE_PAUSE = 420;

    /** The pause at an empty line. */
    static final int PARAGRAPH_PAUSE = 750;

    /** Of the time that a letter takes with the pauses around it, so many hundredths are sound. */
    private static final int SOUND_PERCENT = 70;

    /** What a word takes beyond its letters. */
    private static final int WORD = 35;

    /** What a dot inside a sentence stands for: the letters that an abbreviation leaves out. */
    private static final int LEFT_OUT = 220;

    /** The name of a letter. */
    private static final int SPELLED_LETTER = 200;

    private static final int LONGEST_SPELLED = 5;

    private static final int LONE_DIGIT = 290;
    private static final int DIGIT = 450;
    private static final int DIGIT_OF_YEAR = 330;

    /** A point or comma that is read as a word. */
    private static final int DECIMAL_MARK = 250;

    private static final int SYMBOL = 400;

    private static final int COMMA = 260;
    private static final int COLON = 350;
    private static final int DASH = 200;
    private static final int ELLIPSIS = 350;
    private static final int END_MARK = 400;

    /** A digit of a number of several, where a language makes it much longer or shorter than most do. */
    private static final Map<String, Integer> DIGITS =
            Map.of("de", 490, "fr", 300, "hi", 300, "it", 410, "pl", 540, "pt", 470, "sv", 380, "tr", 370, "zh", 330);

    private final int digit;

    private SpeakingWeights(int digit) {
        this.digit = digit;
    }

    static SpeakingWeights of(Locale language) {
        return new SpeakingWeights(DIGITS.getOrDefault(language.getLanguage(), DIGIT));
    }

    /** The weight of a sentence or a part of one, in one pass over it. */
    Weight of(String text, int from, int to) {
        Scan scan = new Scan(text, from, to);
        while (scan.at < to) {
            scan.next();
        }
        return new Weight(scan.sounds, scan.pauses);
    }

    /**
     * What a sentence weighs.
     *
     * @param sounds what is heard of it
     * @param pauses the silence in between, without that behind it
     */
    record Weight(long sounds, long pauses) {}

    /** Goes over a text by words, numbers and marks. */
    private final class Scan {
        private final String text;
        private final int to;
        private int at;
        private long sounds;
        private long pauses;

        /** The pause since the last sound, which counts once there is another; of several marks the longest. */
        private int pause;

        /** Whether the last word was all in capitals, as in a heading. */
        private boolean shouted;

        Scan(String text, int from, int to) {
            this.text = text;
            this.at = from;
            this.to = to;
        }

        void next() {
            int c = text.codePointAt(at);
            if (Character.isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else {
                mark(c);
            }
        }

        private void number() {
            int end = at;
            int digits = 0;
            int marks = 0;
            while (end < to && (isDigit(end) || isInNumber(end))) {
                digits += isDigit(end) ? 1 : 0;
                marks += isDigit(end) ? 0 : 1;
                end += Character.charCount(text.codePointAt(end));
            }
            int each = digits == 1 ? LONE_DIGIT : marks == 0 && isYear(end) ? DIGIT_OF_YEAR : digit;
            sound(end, (long) digits * each + (long) marks * DECIMAL_MARK + WORD);
        }

        private boolean isDigit(int index) {
            return index < to && Character.isDigit(text.codePointAt(index));
        }

        /** A mark between digits. */
        private boolean isInNumber(int index) {
            char c = text.charAt(index);
            return index > at && (c == '.' || c == ',' || c == ':') && isDigit(index + 1);
        }

        private boolean isYear(int end) {
            return end - at == 4 && (text.startsWith("1", at) || text.startsWith("20", at));
        }

        private void word() {
            int end = at;
            int letters = 0;
            boolean capitals = true;
            boolean vowel = false;
            long weight = WORD;
            while (end < to && isOfWord(text.codePointAt(end))) {
                int c = text.codePointAt(end);
                weight += ScriptPace.millis(c) * SOUND_PERCENT / 100;
                letters += Character.isLetter(c) ? 1 : 0;
                capitals &= Character.isUpperCase(c);
                vowel |= "AEIOUY".indexOf(c) >= 0;
                end += Character.charCount(c);
                if (Character.isIdeographic(c)) {
                    weight -= WORD; // nothing parts it from the next one
                    break;
                }
            }
            boolean allCapitals = capitals && letters > 1;
            if (capitals && isSpelled(end, letters, vowel)) {
                weight = WORD + (long) letters * SPELLED_LETTER;
            }
            shouted = allCapitals;
            sound(end, weight);
        }

        /** Letters without a vowel are no word, and of others only a few among words in small letters. */
        private boolean isSpelled(int end, int letters, boolean vowel) {
            if (letters == 1) {
                return end < to && text.charAt(end) == '.';
            }
            return letters <= LONGEST_SPELLED && (!vowel || (letters <= 3 && !shouted && !shoutsAfter(end)));
        }

        private boolean shoutsAfter(int end) {
            return end + 2 < to
                    && Character.isUpperCase(text.charAt(end + 1))
                    && Character.isUpperCase(text.charAt(end + 2));
        }

        /** Vowels of Indic scripts are marks, too, and part no word. */
        private static boolean isOfWord(int c) {
            int type = Character.getType(c);
            return Character.isLetter(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
        }

        private void mark(int c) {
            int end = at + Character.charCount(c);
            if (isAbbreviation(c, end)) {
                sound(end, LEFT_OUT);
            } else if (isSymbol(c)) {
                sound(end, SYMBOL);
            } else {
                pause = Math.max(pause, pauseAt(c));
                at = end;
            }
        }

        /** A dot behind a word with which the sentence goes on; an initial leaves nothing out that it is not spelled for. */
        private boolean isAbbreviation(int c, int end) {
            if (c != '.' || end >= to || at == 0 || !Character.isLetter(text.charAt(at - 1))) {
                return false;
            }
            boolean initial =
                    Character.isUpperCase(text.charAt(at - 1)) && (at == 1 || !Character.isLetter(text.charAt(at - 2)));
            char next = text.charAt(end);
            return !initial && (Character.isLetter(next) || Character.isWhitespace(next));
        }

        private int pauseAt(int c) {
            return switch (c) {
                case ',', '\u3001', '\uff0c', '\u060c', '(', ')', '\uff08', '\uff09' -> COMMA;
                case ';', ':', '\uff1b', '\uff1a', '\u061b' -> COLON;
                case '\u2013', '\u2014', '\u2015' -> DASH;
                case '-' -> text.startsWith("--", at) || text.startsWith(" ", at + 1) ? DASH : 0;
                case '\u2026' -> ELLIPSIS;
                case '.' -> text.startsWith("..", at) ? ELLIPSIS : 0;
                case '!', '?', '\u3002', '\uff01', '\uff1f', '\u0964' -> END_MARK;
                default -> 0;
            };
        }

        private static boolean isSymbol(int c) {
            return switch (Character.getType(c)) {
                case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL -> true;
                default -> c == '%' || c == '&' || c == '@' || c == '#' || c == '\u00a7' || c == '\u00b0';
            };
        }

        private void sound(int end, long weight) {
            pauses += sounds == 0 ? 0 : pause;
            sounds += weight;
            pause = 0;
            at = end;
        }
    }
}
