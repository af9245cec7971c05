package io.ttsjobs.testkit;

import io.ttsjobs.job.Sleeper;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Builds a {@link MockTtsProvider}; not thread-safe. */
public final class MockTtsProviderBuilder {

    final List<Script.Failure> failures = new ArrayList<>();
    final List<Script.Misbehaving> faults = new ArrayList<>();
    TextLimit textLimit = TextLimit.utf16(4096);
    List<AudioFormat> formats = List.of(
            AudioFormat.WAV,
            AudioFormat.builder(AudioFormat.Container.MP3, AudioFormat.Codec.MP3)
                    .sampleRate(24_000)
                    .build(),
            AudioFormat.MP3_44100);
    EncoderMark encoderMark = EncoderMark.INFO_TAG;
    Timings timings = Timings.WORDS;
    Optional<SpeedRange> speedRange = Optional.of(new SpeedRange(0.25, 4.0));
    int maxConcurrency = 4;
    List<Voice> voices = List.of(
            Voice.builder(MockTtsProvider.DEFAULT_VOICE, Locale.US)
                    .name("Alto")
                    .gender(Voice.Gender.FEMALE)
                    .build(),
            Voice.builder("bass", Locale.UK)
                    .name("Bass")
                    .gender(Voice.Gender.MALE)
                    .build());
    Set<String> models = Set.of();
    final Map<String, List<String>> options = new TreeMap<>();
    Optional<Function<SynthesisRequest, BigDecimal>> price = Optional.empty();
    OptionalInt concurrencyLimit = OptionalInt.empty();
    boolean configured = true;
    Duration pace = Duration.ofMillis(60);
    Duration latency = Duration.ZERO;
    Sleeper sleeper = duration -> {};

    MockTtsProviderBuilder() {}

    /**
     * Sets the largest text; 4096 UTF-16 units if unset.
     *
     * @param limit the limit on the text of one call
     * @return this
     */
    public MockTtsProviderBuilder textLimit(TextLimit limit) {
        this.textLimit = Objects.requireNonNull(limit, "limit");
        return this;
    }

    /**
     * Sets the formats; WAV and MP3 at 24 kHz and {@link AudioFormat#MP3_44100} if unset.
     *
     * @param formats MP3 of any rate that MP3 has, 16-bit PCM in WAV or raw; mono; the preferred one first. Open
     *     figures become 24 kHz and, for MP3, 64 kbit/s, or 128 kbit/s at 32 kHz and above
     * @return this
     */
    public MockTtsProviderBuilder formats(AudioFormat... formats) {
        this.formats = List.of(formats);
        return this;
    }

    /**
     * Sets what MP3 says about its encoder; {@link EncoderMark#INFO_TAG} if unset.
     *
     * @param mark the mark
     * @return this
     */
    public MockTtsProviderBuilder encoderMark(EncoderMark mark) {
        this.encoderMark = Objects.requireNonNull(mark, "mark");
        return this;
    }

    /**
     * Sets what is timed; {@link Timings#WORDS} if unset.
     *
     * @param timings the unit
     * @return this
     */
    public MockTtsProviderBuilder timings(Timings timings) {
        this.timings = Objects.requireNonNull(timings, "timings");
        return this;
    }

    /**
     * Sets the speeds; 0.25 to 4.0 if unset.
     *
     * @param min the slowest factor, above 0
     * @param max the fastest factor, at least {@code min}
     * @return this
     * @throws IllegalArgumentException if not 0 &lt; min &lt;= max
     */
    public MockTtsProviderBuilder speedRange(double min, double max) {
        this.speedRange = Optional.of(new SpeedRange(min, max));
        return this;
    }

    /**
     * Takes speed control away.
     *
     * @return this
     */
    public MockTtsProviderBuilder fixedSpeed() {
        this.speedRange = Optional.empty();
        return this;
    }

    /**
     * Sets how many calls at once the provider declares; 4 if unset. More are answered all the same.
     *
     * @param calls at least 1
     * @return this
     * @throws IllegalArgumentException if {@code calls} is below 1
     */
    public MockTtsProviderBuilder maxConcurrency(int calls) {
        this.maxConcurrency = atLeastOne("maxConcurrency", calls);
        return this;
    }

    /**
     * Sets the voices; {@code alto} (en-US) and {@code bass} (en-GB) if unset. All sound alike.
     *
     * @param voices the default one first
     * @return this
     */
    public MockTtsProviderBuilder voices(Voice... voices) {
        this.voices = List.of(voices);
        return this;
    }

    /**
     * Sets the models that a request may name; none if unset. All can do the same and sound alike.
     *
     * @param models their ids
     * @return this
     */
    public MockTtsProviderBuilder models(String... models) {
        this.models = Set.of(models);
        return this;
    }

    /**
     * Lets a request choose an option, and choose again for the same sound; none if unset.
     *
     * @param name lower-case letters, digits and {@code _}
     * @param values what it may be; all else is refused
     * @return this
     */
    public MockTtsProviderBuilder option(String name, String... values) {
        options.put(Objects.requireNonNull(name, "name"), List.of(values));
        return this;
    }

    /**
     * Sets what an answer says that it costs; nothing is said if unset.
     *
     * @param price the characters charged for a request
     * @return this
     */
    public MockTtsProviderBuilder billing(Function<SynthesisRequest, BigDecimal> price) {
        this.price = Optional.of(price);
        return this;
    }

    /**
     * Limits the calls at once; no limit if unset. Every answer tells the limit, whatever the provider declares, and a call
     * beyond it is refused with a rate limit that is {@linkplain
     * io.ttsjobs.spi.ProviderRateLimitException#tooManyAtOnce() too many at once}.
     *
     * @param calls at least 1
     * @return this
     * @throws IllegalArgumentException if {@code calls} is below 1
     */
    public MockTtsProviderBuilder concurrencyLimit(int calls) {
        this.concurrencyLimit = OptionalInt.of(atLeastOne("concurrencyLimit", calls));
        return this;
    }

    /**
     * Says whether there are credentials; true if unset. Without them every call is refused.
     *
     * @param configured what {@link TtsProvider#isConfigured()} says
     * @return this
     */
    public MockTtsProviderBuilder configured(boolean configured) {
        this.configured = configured;
        return this;
    }

    /**
     * Sets how long a code point lasts at speed 1.0; 60 ms if unset.
     *
     * @param perCodePoint above 0 and up to one minute
     * @return this
     * @throws IllegalArgumentException if {@code perCodePoint} is outside
     */
    public MockTtsProviderBuilder pace(Duration perCodePoint) {
        boolean positive = perCodePoint.compareTo(Duration.ZERO) > 0;
        if (!positive || perCodePoint.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("pace must be above 0 and up to 60 s, but is " + perCodePoint);
        }
        this.pace = perCodePoint;
        return this;
    }

    /**
     * Makes every call last a while; no time at all if unset.
     *
     * @param latency how long each call sleeps before it answers or fails
     * @param sleeper on what it sleeps, such as a {@link ManualClock}
     * @return this
     */
    public MockTtsProviderBuilder latency(Duration latency, Sleeper sleeper) {
        this.latency = Objects.requireNonNull(latency, "latency");
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /**
     * Lets one call fail.
     *
     * @param call its number in the order of the calls, from 1
     * @param exception makes what is raised
     * @return this
     */
    public MockTtsProviderBuilder failCall(int call, Supplier<? extends RuntimeException> exception) {
        failures.add(new Script.Failure((number, request) -> number == call, 1, exception));
        return this;
    }

    /**
     * Lets every call of a kind fail.
     *
     * @param which the kind
     * @param exception makes what is raised
     * @return this
     */
    public MockTtsProviderBuilder fail(
            Predicate<SynthesisRequest> which, Supplier<? extends RuntimeException> exception) {
        return fail(Integer.MAX_VALUE, which, exception);
    }

    /**
     * Lets the first few calls of a kind fail, such as two calls for the chunk that holds a certain word.
     *
     * @param times how many
     * @param which the kind
     * @param exception makes what is raised
     * @return this
     */
    public MockTtsProviderBuilder fail(
            int times, Predicate<SynthesisRequest> which, Supplier<? extends RuntimeException> exception) {
        Objects.requireNonNull(which, "which");
        failures.add(new Script.Failure((number, request) -> which.test(request), times, exception));
        return this;
    }

    /**
     * Lets every call of a kind be answered wrongly.
     *
     * @param which the kind
     * @param fault what is wrong
     * @return this
     */
    public MockTtsProviderBuilder misbehave(Predicate<SynthesisRequest> which, Fault fault) {
        faults.add(
                new Script.Misbehaving(Objects.requireNonNull(which, "which"), Objects.requireNonNull(fault, "fault")));
        return this;
    }

    /**
     * Makes the provider; its script starts anew with every provider made.
     *
     * @return a provider
     * @throws IllegalArgumentException if there is no format, or one that the mock cannot write
     */
    public MockTtsProvider build() {
        return new MockTtsProvider(this);
    }

    ProviderCapabilities capabilities() {
        List<AudioFormat> fixed = formats.stream()
                .map(format -> MockSpeech.fix(format, encoderMark))
                .toList();
        ProviderCapabilities.Builder capabilities = ProviderCapabilities.builder(textLimit, fixed)
                .wordTimings(timings == Timings.WORDS)
                .maxConcurrency(maxConcurrency);
        speedRange.ifPresent(range -> capabilities.speedRange(range.min(), range.max()));
        options.forEach((name, values) -> capabilities.addOption(name, "one of " + String.join(", ", values)));
        return capabilities.build();
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }
}
