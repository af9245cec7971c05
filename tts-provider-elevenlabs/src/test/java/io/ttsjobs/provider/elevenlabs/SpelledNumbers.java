package io.ttsjobs.provider.elevenlabs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A text of common words and numbers, and how it is read, a tenth of a second for each character.
 *
 * @param text the text, with numbers in digits
 * @param read the same with numbers in words
 * @param truth when each word starts that is read as it is written and in no number, by its place in the text
 */
record SpelledNumbers(String text, String read, Map<Integer, Duration> truth) {

    private static final int NUMBER_PERCENT = 8;
    private static final String[] SMALL =
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen"
                            + " fourteen fifteen sixteen seventeen eighteen nineteen")
                    .split(" ", -1);
    private static final String[] TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1);
    private static final String[] WORDS =
            ("the of and to in a was he that it his her with as had for she not at but on be"
                            + " him they have you which said from all this is by one so there two were what or when no would up out"
                            + " them an their who will more about time into hundred whale island captain")
                    .split(" ", -1);
    private static final List<String> IN_NUMBERS = List.of("and", "hundred", "one", "two");

    static SpelledNumbers random(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder();
        StringBuilder read = new StringBuilder();
        Map<Integer, Duration> truth = new HashMap<>();
        for (int i = 0; i < words; i++) {
            if (random.nextInt(100) < NUMBER_PERCENT) {
                int number = random.nextInt(1 << random.nextInt(1, 21));
                text.append(number);
                read.append(say(number));
            } else {
                String word = WORDS[random.nextInt(random.nextInt(1, WORDS.length + 1))];
                if (!IN_NUMBERS.contains(word)) {
                    truth.put(text.length(), Duration.ofMillis(read.length() * 100L));
                }
                text.append(word);
                read.append(word);
            }
            String blank = random.nextInt(8) == 0 ? ", " : " ";
            text.append(blank);
            read.append(blank);
        }
        return new SpelledNumbers(text.toString(), read.toString(), truth);
    }

    private static String say(int number) {
        if (number < SMALL.length) {
            return SMALL[number];
        }
        if (number < 100) {
            return TENS[number / 10] + rest(" ", number % 10);
        }
        return number < 1000
                ? SMALL[number / 100] + " hundred" + rest(" and ", number % 100)
                : say(number / 1000) + " thousand" + rest(" ", number % 1000);
    }

    private static String rest(String before, int number) {
        return number == 0 ? "" : before + say(number);
    }
}
