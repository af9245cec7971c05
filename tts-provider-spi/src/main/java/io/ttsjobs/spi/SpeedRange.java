package io.ttsjobs.spi;

/**
 * The speeds that a provider can speak at, as factors of the voice's own pace.
 *
 * @param min the slowest, above 0
 * @param max the fastest, at least {@code min}
 */
public record SpeedRange(double min, double max) {

    /**
     * Checks the order.
     *
     * @param min the slowest
     * @param max the fastest
     * @throws IllegalArgumentException if not 0 &lt; min &lt;= max
     */
    public SpeedRange {
        if (!(min > 0 && min <= max && max <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("min and max must be 0 < min <= max, but are " + min + " and " + max);
        }
    }

    /**
     * The speed in this range that is nearest.
     *
     * @param speed a speed asked for
     * @return {@code speed} itself if it lies inside
     */
    public double clamp(double speed) {
        return Math.max(min, Math.min(max, speed));
    }
}
