package io.ttsjobs.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * How old something is, as a user says it.
 *
 * @param time not negative
 */
record Age(Duration time) {

    static final Age NONE = new Age(Duration.ZERO);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");

    /**
     * Reads a number of seconds, minutes, hours or days.
     *
     * @throws TypeConversionException if it is none
     */
    static Age of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new TypeConversionException("'" + text + "' is not an age such as 90m, 24h or 7d");
        }
        long number = Long.parseLong(form.group(1));
        return new Age(
                switch (form.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
