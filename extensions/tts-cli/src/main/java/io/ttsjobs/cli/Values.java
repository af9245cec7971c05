package io.ttsjobs.cli;

import io.ttsjobs.job.RetryPolicy;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says what is allowed where one cannot be. */
final class Values {

    private static final long MAX_GAP_MILLIS = 60_000;
    private static final Map<String, AudioFormat> FORMATS =
            Map.of("mp3", AudioFormat.MP3, "wav", AudioFormat.WAV, "opus", AudioFormat.OPUS);
    private static final Map<String, TextUnit> UNITS =
            Map.of("utf16", TextUnit.UTF16, "codepoints", TextUnit.CODE_POINTS, "utf8", TextUnit.UTF8_BYTES);
    private static final Map<String, RetryPolicy> POLICIES =
            Map.of("spec", RetryPolicy.spec(), "resilient", RetryPolicy.resilient());

    private Values() {}

    /** Teaches a command and its subcommands these values. */
    static void register(CommandLine commands) {
        commands.registerConverter(Locale.class, Values::language)
                .registerConverter(Age.class, Age::of)
                .registerConverter(Duration.class, Values::gap)
                .registerConverter(AudioFormat.class, text -> oneOf(FORMATS, text))
                .registerConverter(ChosenOption.class, ChosenOption::of)
                .registerConverter(TextUnit.class, text -> oneOf(UNITS, text))
                .registerConverter(RetryPolicy.class, text -> oneOf(POLICIES, text));
    }

    /**
     * The language that a BCP 47 tag names.
     *
     * @throws TypeConversionException if the tag is malformed
     */
    static Locale language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new TypeConversionException("'" + tag + "' is not a BCP 47 language tag such as en or de-AT");
        }
    }

    /**
     * Checks a count.
     *
     * @throws BadInput if it is below 1
     */
    static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new BadInput(option + " must be at least 1, but is " + value);
        }
    }

    /**
     * Checks a price.
     *
     * @throws BadInput if it is negative
     */
    static void requirePrice(BigDecimal price) {
        if (price.signum() < 0) {
            throw new BadInput("--price must not be negative, but is " + price);
        }
    }

    /**
     * Checks a budget.
     *
     * @throws BadInput if it is negative
     */
    static void requireBudget(long budget) {
        if (budget < 0) {
            throw new BadInput("--budget must not be negative, but is " + budget);
        }
    }

    /** What the command calls a unit. */
    static String name(TextUnit unit) {
        return switch (unit) {
            case UTF16 -> "utf16";
            case CODE_POINTS -> "codepoints";
            case UTF8_BYTES -> "utf8";
            case TOKENS -> "tokens";
        };
    }

    /** A limit as it is shown to people: both parts if it has two. */
    static String describe(TextLimit limit) {
        String first = String.format(Locale.ROOT, "%,d %s", limit.max(), name(limit.unit()));
        return limit.second().map(second -> first + " and " + describe(second)).orElse(first);
    }

    private static Duration gap(String text) {
        try {
            long millis = Long.parseLong(text);
            if (millis >= 0 && millis <= MAX_GAP_MILLIS) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TypeConversionException("'" + text + "' is not a whole number of milliseconds from 0 to 60000");
    }

    private static <T> T oneOf(Map<String, T> values, String text) {
        T value = values.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new TypeConversionException(
                    "'" + text + "' is not one of " + String.join(", ", new TreeMap<>(values).keySet()));
        }
        return value;
    }
}
