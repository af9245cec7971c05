package io.ttsjobs.job;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.text.TextSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a job would send, before it is sent: the chunks, what they count on the bill, and about how long they will be
 * heard.
 *
 * <p>Immutable. {@link #toString()} never shows the text.
 */
public final class JobPlan {

    private final List<TextSpan> chunks;
    private final long characters;
    private final Duration estimatedDuration;

    private JobPlan(List<TextSpan> chunks, long characters, Duration estimatedDuration) {
        this.chunks = chunks;
        this.characters = characters;
        this.estimatedDuration = estimatedDuration;
    }

    /**
     * Plans for a limit without a provider, at normal speed and without gaps between the chunks.
     *
     * @param text what to say
     * @param limit the most text of one call
     * @param language the language of the text, or {@link Locale#ROOT} if not known
     * @return the plan of a job that cuts by {@link TextChunker#create()}
     * @throws io.ttsjobs.spi.ValidationException if the text is blank, or a single character as people see it is larger
     *     than the limit
     */
    public static JobPlan of(String text, TextLimit limit, Locale language) {
        List<TextSpan> chunks = ChunkPlan.of(text, TextChunker.create().chunk(text, limit, language), limit);
        return new JobPlan(chunks, characters(text, chunks), SpeechPace.of(text));
    }

    /** Plans a request, at the speed that its provider will speak at. */
    static JobPlan of(GenerationRequest request, TextChunker chunker, TextLimit providerLimit, double speed) {
        TextLimit limit = providerLimit.atMost(request.maxChunkLength().orElse(providerLimit.max()));
        List<TextSpan> chunks = ChunkPlan.of(request, limit, chunker);
        long spoken = Math.round(SpeechPace.of(request.text()).toMillis() / speed);
        Duration gaps = request.gap().multipliedBy(Math.max(0, chunks.size() - 1));
        return new JobPlan(
                chunks,
                characters(request.text(), chunks),
                Duration.ofMillis(spoken).plus(gaps));
    }

    /** What a chunk counts on the bill, as long as no provider has said better. */
    static long characters(String text, TextSpan chunk) {
        return TextUnit.CODE_POINTS.length(text, chunk.start(), chunk.end());
    }

    private static long characters(String text, List<TextSpan> chunks) {
        return chunks.stream().mapToLong(chunk -> characters(text, chunk)).sum();
    }

    /**
     * How the text is cut, as a job would be.
     *
     * @return the chunks in order, as spans of the text; each is one call
     */
    public List<TextSpan> chunks() {
        return chunks;
    }

    /**
     * How much is sent in all.
     *
     * @return the code points of the chunks, white space between them not among them, which is what most providers charge
     *     for; some count a share of them or tokens, and calls that have to be made again come on top
     */
    public long characters() {
        return characters;
    }

    /**
     * About how long the audio will be, gaps between chunks included.
     *
     * <p>It goes by the letters and digits alone: 13 letters a second, 4.5 ideographs, 5 syllables of Hangul, 6.5 kana or 5
     * digits, at the speed asked for. English and German prose in the voice of FreeTTS took 10 % less to 7 % more than that,
     * over stretches of 2,000 to 8,000 characters; another voice may differ by a third, and lists, numbers and single letters
     * take a multiple.
     *
     * @return an estimate
     */
    public Duration estimatedDuration() {
        return estimatedDuration;
    }

    /**
     * What the job would cost.
     *
     * @param pricePerMillionCharacters 0 or more, in any currency
     * @return the price of {@link #characters()}, exact, in the same currency
     * @throws IllegalArgumentException if the price is negative
     */
    public BigDecimal cost(BigDecimal pricePerMillionCharacters) {
        if (pricePerMillionCharacters.signum() < 0) {
            throw new IllegalArgumentException(
                    "pricePerMillionCharacters must not be negative, but is " + pricePerMillionCharacters);
        }
        return pricePerMillionCharacters
                .multiply(BigDecimal.valueOf(characters))
                .movePointLeft(6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobPlan that
                && chunks.equals(that.chunks)
                && characters == that.characters
                && estimatedDuration.equals(that.estimatedDuration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(chunks, characters, estimatedDuration);
    }

    @Override
    public String toString() {
        return "JobPlan[" + chunks.size() + " chunks, " + characters + " characters, about " + estimatedDuration + "]";
    }
}
