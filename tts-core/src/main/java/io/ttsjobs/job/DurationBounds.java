package io.ttsjobs.job;

import java.time.Duration;

/**
 * How short and how long the audio of a chunk may be to be believed, given its text; what is outside fails the job.
 *
 * <p>The measure is the usual pace, which is that of {@link JobPlan#estimatedDuration()}: 13 letters a second, 4.5
 * ideographs, 5 syllables of Hangul, 6.5 kana or 5 digits. A text without any letter or digit may be heard for any time.
 *
 * <p>The bounds are wide, because a sound chunk that is refused is paid for again, and in vain. They catch audio that is
 * all but empty, breaks off after a few words, or runs on for minutes, and a voice that is silent at a script it does not
 * know. They cannot see that a sentence is missing: text of which half is spoken is as long as the same text spoken twice
 * as fast. A speed other than 1.0 widens them and does not move them, since some models ignore it.
 *
 * <p>Immutable.
 */
public final class DurationBounds {

    private static final DurationBounds STANDARD = new DurationBounds(4, 8);
    private static final DurationBounds NONE = new DurationBounds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** A few letters can be over in no time. */
    private static final double SPARED_SECONDS = 0.5;

    /** Some voices begin and end with silence, and a few letters can stand for a long word. */
    private static final double ALLOWED_SECONDS = 5;

    /** A sign may be a pause, or a word; a line break is a pause. */
    private static final double ALLOWED_SECONDS_PER_SIGN = 1;

    private final double timesFaster;
    private final double timesSlower;

    private DurationBounds(double timesFaster, double timesSlower) {
        this.timesFaster = timesFaster;
        this.timesSlower = timesSlower;
    }

    /**
     * What a job goes by unless it is told otherwise: from four times the usual pace, less half a second, to an eighth of
     * it, and five seconds more. In letters at speed 1.0 that is from 52 a second to 1.6.
     *
     * @return the standard bounds
     */
    public static DurationBounds standard() {
        return STANDARD;
    }

    /**
     * No bounds: whatever has sound is believed.
     *
     * @return bounds that hold for every duration
     */
    public static DurationBounds none() {
        return NONE;
    }

    /**
     * Bounds by how far a voice may be from the usual pace, with the allowances of the standard bounds.
     *
     * @param timesFaster how many times as fast it may speak, at least 1; infinity for no lower bound
     * @param timesSlower how many times as slow it may speak, at least 1; infinity for no upper bound
     * @return the bounds
     * @throws IllegalArgumentException if an argument is below 1 or no number
     */
    public static DurationBounds of(double timesFaster, double timesSlower) {
        return new DurationBounds(atLeastOne("timesFaster", timesFaster), atLeastOne("timesSlower", timesSlower));
    }

    /**
     * The shortest audio that is believed: the time at the usual pace divided by how many times as fast it may be, less half
     * a second.
     *
     * @param text the text of a chunk
     * @param speed the speed it was asked for at, above 0; below 1.0 it counts as 1.0
     * @return 0 or more
     */
    public Duration shortest(String text, double speed) {
        double seconds = usualSeconds(text) / Math.max(1, speed) / timesFaster - SPARED_SECONDS;
        return seconds(Math.max(0, seconds));
    }

    /**
     * The longest audio that is believed: the time at the usual pace multiplied by how many times as slow it may be, and five
     * seconds more; and one more for each line break, and for each sign that is neither letter, digit nor space.
     *
     * @param text the text of a chunk
     * @param speed the speed it was asked for at, above 0; above 1.0 it counts as 1.0
     * @return a duration, which is hundreds of years for a text that may be heard for any time
     */
    public Duration longest(String text, double speed) {
        double usual = usualSeconds(text);
        if (usual == 0) {
            return seconds(Long.MAX_VALUE);
        }
        double signs = text.codePoints().filter(DurationBounds::isSign).count() * ALLOWED_SECONDS_PER_SIGN;
        return seconds((usual * timesSlower + signs) / Math.min(1, speed) + ALLOWED_SECONDS);
    }

    private static double usualSeconds(String text) {
        return SpeechPace.of(text).toMillis() / 1e3;
    }

    private static boolean isSign(int codePoint) {
        return codePoint == '\n' || !(Character.isLetterOrDigit(codePoint) || Character.isWhitespace(codePoint));
    }

    /** More than a long can hold becomes as much as it can. */
    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static double atLeastOne(String name, double value) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationBounds that
                && timesFaster == that.timesFaster
                && timesSlower == that.timesSlower;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(timesFaster) * 31 + Double.hashCode(timesSlower);
    }

    @Override
    public String toString() {
        return "DurationBounds[up to " + timesFaster + " times as fast, up to " + timesSlower + " times as slow]";
    }
}
