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
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

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
    private final Account account;
    private final Duration latency;
    private final Sleeper sleeper;
    private final MockSpeech speech;
    private final Script script;
    private final CallLog calls = new CallLog();
    private volatile boolean closed;

    MockTtsProvider(MockTtsProviderBuilder builder) {
        this.capabilities = builder.capabilities();
        this.configured = builder.configured;
        this.voices = builder.voices;
        this.admission = new Admission(capabilities, voices, builder.models, builder.options);
        this.account = new Account(builder.price, builder.concurrencyLimit);
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
    public static MockTtsProviderBuilder builder() {
        return new MockTtsProviderBuilder();
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
     * Speaks one text, unless the script says otherwise; the request's id is {@code mock-} and the number of the call.
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
        CallLog.Call call = calls.begin(request);
        try {
            account.admit(call);
            sleeper.sleep(latency);
            script.play(call.number(), request);
            SynthesisResult result =
                    account.settle(call, request, speech.speak(request, format, script.fault(request)));
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

    private record SingletonFactory(String name, TtsProvider provider) implements TtsProviderFactory {
        @Override
        public TtsProvider create(ProviderConfig config) {
            return provider;
        }
    }
}
