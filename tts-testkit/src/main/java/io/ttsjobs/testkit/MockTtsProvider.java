package io.ttsjobs.testkit;

import io.ttsjobs.job.Sleeper;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A provider that speaks in tones: the same request always gives the same bytes, and its timings are exact.
 *
 * <p>Every code point of the text lasts 60 ms at speed 1.0: a tone in a word, silence between words. A word is a run of
 * characters that are not white space, and its tone follows from its characters, see {@link #toneHertz}. A sentence
 * ends with the word that ends in {@code .}, {@code !} or {@code ?}.
 *
 * <p>In WAV and raw PCM the timings are exact to the sample. In MP3 a code point lasts a whole number of granules of 576
 * samples, rounded up (72 ms at 24 kHz), and the timings count, as those of real providers do, from the first sample
 * of speech: an encoder delay of 576 samples lies before it, which a player with the {@link EncoderMark#INFO_TAG} skips.
 *
 * <p>It can be told to fail and to misbehave, and remembers its calls. Thread-safe.
 */
public final class MockTtsProvider implements TtsProvider {

    /** The id of the default voice. */
    public static final String DEFAULT_VOICE = "alto";

    private final ProviderCapabilities capabilities;
    private final boolean configured;
    private final List<Voice> voices;
    private final Admission admission;
    private final Duration latency;
    private final Sleeper sleeper;
    private final MockSpeech speech;
    private final Script script;
    private final CallLog calls = new CallLog();
    private volatile boolean closed;

    private MockTtsProvider(Builder builder) {
        this.capabilities = builder.capabilities();
        this.configured = builder.configured;
        this.voices = builder.voices;
        this.admission = new Admission(capabilities, voices, builder.models);
        this.latency = builder.latency;
        this.sleeper = builder.sleeper;
        this.speech = new MockSpeech(builder.pace, builder.timings, builder.encoderMark);
        this.script = new Script(builder.failures, builder.faults);
    }

    /**
     * A provider with word timings that answers at once and never fails.
     *
     * @return a new provider
     */
    public static MockTtsProvider create() {
        return builder().build();
    }

    /**
     * Starts from a provider with word timings that answers at once and never fails.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How a word sounds.
     *
     * @param word the word with the punctuation that touches it, as in a {@link io.ttsjobs.speech.WordTiming}
     * @param sampleRate of the audio, in Hz
     * @return the frequency of its tone: one of the twelve (k + 1/2) / 64 of the sample rate
     */
    public static double toneHertz(String word, int sampleRate) {
        return TonePcm.hertz(Utterance.toneOf(word), sampleRate);
    }

    /**
     * A factory of the name {@code mock} that hands out this very provider, for a registry.
     *
     * @return a factory that ignores its configuration
     */
    public TtsProviderFactory asFactory() {
        return asFactory("mock");
    }

    /**
     * A factory that hands out this very provider, for a registry.
     *
     * @param name what a request calls the provider
     * @return a factory that ignores its configuration
     */
    public TtsProviderFactory asFactory(String name) {
        return new SingletonFactory(Objects.requireNonNull(name, "name"), this);
    }

    @Override
    public ProviderCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public ProviderCapabilities capabilities(String model) {
        admission.requireModel(model);
        return capabilities;
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public List<Voice> voices() {
        return voices;
    }

    /**
     * Speaks one text, unless the script says otherwise.
     *
     * @throws ProviderAuthException if the provider is not configured
     * @throws ProviderApiException if it is closed
     */
    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        if (closed) {
            throw new ProviderApiException("the provider is closed");
        }
        if (!configured) {
            throw new ProviderAuthException("the provider is not configured");
        }
        AudioFormat format = admission.admit(request);
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the call");
        }
        int call = calls.begin(request);
        try {
            sleeper.sleep(latency);
            script.play(call, request);
            SynthesisResult result = speech.speak(request, format, script.fault(request));
            calls.answered();
            return result;
        } finally {
            calls.end();
        }
    }

    /** Ends the provider: it refuses every later call. */
    @Override
    public void close() {
        closed = true;
    }

    /**
     * Whether the provider was closed.
     *
     * @return true after {@link #close()}
     */
    public boolean isClosed() {
        return closed;
    }

    /**
     * The calls so far, also those that the script let fail; calls that break the provider's limits are not among them.
     *
     * @return a copy, in order of their start
     */
    public List<SynthesisRequest> requests() {
        return calls.requests();
    }

    /**
     * How many calls were answered with audio, which is what a real provider charges for.
     *
     * @return a count
     */
    public int answers() {
        return calls.answers();
    }

    /**
     * The most calls that ran at the same time.
     *
     * @return a count
     */
    public int highestConcurrency() {
        return calls.highest();
    }

    /** What an answer carries beside the audio. */
    public enum Timings {
        /** When each word is spoken. */
        WORDS,
        /** When each sentence is spoken. */
        SENTENCES,
        /** Nothing. */
        NONE
    }

    /** A way to answer wrongly that no exception shows. */
    public enum Fault {
        /** The answer lacks its timings. */
        NO_TIMINGS,
        /** Every timing begins after the end of the audio. */
        TIMINGS_BEYOND_AUDIO,
        /** The audio is sound, but the second half of the text is not spoken and not timed. */
        HALF_SPOKEN,
        /** The audio breaks off in the middle of its bytes. */
        TRUNCATED_AUDIO,
        /** In place of audio stands an HTML page that speaks of an error. */
        GARBAGE_AUDIO
    }

    /** Builds a {@link MockTtsProvider}; not thread-safe. */
    public static final class Builder {
        private final List<Script.Failure> failures = new ArrayList<>();
        private final List<Script.Misbehaving> faults = new ArrayList<>();
        private TextLimit textLimit = TextLimit.utf16(4096);
        private List<AudioFormat> formats = List.of(
                AudioFormat.WAV,
                AudioFormat.builder(AudioFormat.Container.MP3, AudioFormat.Codec.MP3)
                        .sampleRate(24_000)
                        .build(),
                AudioFormat.MP3_44100);
        private EncoderMark encoderMark = EncoderMark.INFO_TAG;
        private Timings timings = Timings.WORDS;
        private Optional<SpeedRange> speedRange = Optional.of(new SpeedRange(0.25, 4.0));
        private int maxConcurrency = 4;
        private List<Voice> voices = List.of(
                Voice.builder(DEFAULT_VOICE, Locale.US)
                        .name("Alto")
                        .gender(Voice.Gender.FEMALE)
                        .build(),
                Voice.builder("bass", Locale.UK)
                        .name("Bass")
                        .gender(Voice.Gender.MALE)
                        .build());
        private Set<String> models = Set.of();
        private boolean configured = true;
        private Duration pace = Duration.ofMillis(60);
        private Duration latency = Duration.ZERO;
        private Sleeper sleeper = duration -> {};

        private Builder() {}

        /**
         * Sets the largest text; 4096 UTF-16 units if unset.
         *
         * @param limit the limit on the text of one call
         * @return this
         */
        public Builder textLimit(TextLimit limit) {
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
        public Builder formats(AudioFormat... formats) {
            this.formats = List.of(formats);
            return this;
        }

        /**
         * Sets what MP3 says about its encoder; {@link EncoderMark#INFO_TAG} if unset.
         *
         * @param mark the mark
         * @return this
         */
        public Builder encoderMark(EncoderMark mark) {
            this.encoderMark = Objects.requireNonNull(mark, "mark");
            return this;
        }

        /**
         * Sets what is timed; {@link Timings#WORDS} if unset.
         *
         * @param timings the unit
         * @return this
         */
        public Builder timings(Timings timings) {
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
        public Builder speedRange(double min, double max) {
            this.speedRange = Optional.of(new SpeedRange(min, max));
            return this;
        }

        /**
         * Takes speed control away.
         *
         * @return this
         */
        public Builder fixedSpeed() {
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
        public Builder maxConcurrency(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxConcurrency must be at least 1, but is " + calls);
            }
            this.maxConcurrency = calls;
            return this;
        }

        /**
         * Sets the voices; {@code alto} (en-US) and {@code bass} (en-GB) if unset. All sound alike.
         *
         * @param voices the default one first
         * @return this
         */
        public Builder voices(Voice... voices) {
            this.voices = List.of(voices);
            return this;
        }

        /**
         * Sets the models that a request may name; none if unset. All can do the same and sound alike.
         *
         * @param models their ids
         * @return this
         */
        public Builder models(String... models) {
            this.models = Set.of(models);
            return this;
        }

        /**
         * Says whether there are credentials; true if unset. Without them every call is refused.
         *
         * @param configured what {@link TtsProvider#isConfigured()} says
         * @return this
         */
        public Builder configured(boolean configured) {
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
        public Builder pace(Duration perCodePoint) {
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
        public Builder latency(Duration latency, Sleeper sleeper) {
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
        public Builder failCall(int call, Supplier<? extends RuntimeException> exception) {
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
        public Builder fail(Predicate<SynthesisRequest> which, Supplier<? extends RuntimeException> exception) {
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
        public Builder fail(
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
        public Builder misbehave(Predicate<SynthesisRequest> which, Fault fault) {
            faults.add(new Script.Misbehaving(
                    Objects.requireNonNull(which, "which"), Objects.requireNonNull(fault, "fault")));
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

        private ProviderCapabilities capabilities() {
            List<AudioFormat> fixed = formats.stream()
                    .map(format -> MockSpeech.fix(format, encoderMark))
                    .toList();
            ProviderCapabilities.Builder capabilities = ProviderCapabilities.builder(textLimit, fixed)
                    .wordTimings(timings == Timings.WORDS)
                    .maxConcurrency(maxConcurrency);
            speedRange.ifPresent(range -> capabilities.speedRange(range.min(), range.max()));
            return capabilities.build();
        }
    }

    private record SingletonFactory(String name, TtsProvider provider) implements TtsProviderFactory {
        @Override
        public TtsProvider create(ProviderConfig config) {
            return provider;
        }
    }
}
