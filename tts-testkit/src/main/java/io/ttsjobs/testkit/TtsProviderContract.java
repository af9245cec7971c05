package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The rules of {@link TtsProvider} as tests; each carries the number of the rule that it checks.
 *
 * <p>A provider's own test extends this class and says how to make the provider:
 *
 * <pre>{@code
 * class BeepProviderTest extends TtsProviderContract {
 *     @Override
 *     protected TtsProvider newProvider() {
 *         return new BeepProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>What a provider can do is read from its {@link TtsProvider#capabilities()}; the tests then see that it does all of
 * that and refuses the rest. Two rules need a backend that misbehaves, {@link #hangingProvider()} and {@link
 * #rateLimitedProvider()}, and one the keys, {@link #secrets()}; where they are not given, the test is reported as
 * aborted.
 *
 * <p>No test waits for ever: one that takes longer than two minutes fails, whatever the provider does with an interrupt.
 * A subclass with a {@link Timeout} of its own sets another bound; it has to be one in a {@linkplain
 * ThreadMode#SEPARATE_THREAD separate thread}, for the others only interrupt.
 */
@Isolated("P9 looks at all threads of the process")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class TtsProviderContract {

    private static final int PAIRS = 2;
    private static final int LONGEST_TEXT_TRIED = 20_000;

    private TtsProvider provider;

    /** For subclasses. */
    protected TtsProviderContract() {}

    /**
     * Makes a provider that is configured and ready; called once for each test, which closes it.
     *
     * @return a new provider
     */
    protected abstract TtsProvider newProvider();

    /**
     * The voice to speak with.
     *
     * @param provider the provider under test
     * @return the id of one of its voices; the first unless overridden
     * @throws InterruptedException if the thread is interrupted while the provider is asked
     */
    protected String sampleVoice(TtsProvider provider) throws InterruptedException {
        return provider.voices().get(0).id();
    }

    /**
     * A text of some words and more than one sentence, for a provider that cannot speak the English one.
     *
     * @return a text of at most a quarter of the provider's limit
     */
    protected String sampleText() {
        return "The ferry leaves at seven. Bring a coat, for the wind is cold!";
    }

    /**
     * Whether the provider itself knows which models there are, for rule P5; true unless overridden.
     *
     * <p>False suits a provider in front of any server, which alone knows its models: {@link
     * TtsProvider#capabilities(String)} then has to answer for every id, without asking. Speaking with a model that is
     * not there has to be refused all the same, by the provider or by its server.
     *
     * @return true if an unknown model is refused without a call
     */
    protected boolean knowsItsModels() {
        return true;
    }

    /**
     * A provider whose backend never answers, for rule P2; none unless overridden.
     *
     * @return a new provider, which the test closes, and the word that its backend was reached
     */
    protected Optional<Hanging> hangingProvider() {
        return Optional.empty();
    }

    /**
     * A provider whose backend always asks for patience, for rule P4; none unless overridden.
     *
     * @return a new provider, which the test closes, and its backend's count
     */
    protected Optional<RateLimited> rateLimitedProvider() {
        return Optional.empty();
    }

    /**
     * The keys that {@link #newProvider()} has, for rule P3; none unless overridden.
     *
     * @return what no message may show
     */
    protected List<String> secrets() {
        return List.of();
    }

    /**
     * How long to wait for what should come soon.
     *
     * @return the longest wait; ten seconds unless overridden
     */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * A provider whose backend never answers.
     *
     * @param provider the provider
     * @param reached counted down when the backend has got the call
     */
    public record Hanging(TtsProvider provider, CountDownLatch reached) {}

    /**
     * A provider whose backend answers every request with a rate limit.
     *
     * @param provider the provider
     * @param requests how many requests the backend has seen
     */
    public record RateLimited(TtsProvider provider, IntSupplier requests) {}

    @BeforeEach
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    final void open() {
        provider = newProvider();
    }

    @AfterEach
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    final void close() {
        provider.close();
    }

    @Test
    @DisplayName("P1: threads that call at once get the answer to their own text")
    void synthesize_threadsAtOnce_eachGetsItsOwnAnswer() throws Exception {
        SynthesisRequest once = sample().build();
        SynthesisRequest thrice = thriceTheSample().build();
        CountDownLatch start = new CountDownLatch(2 * PAIRS);
        List<FutureTask<SynthesisResult>> shortCalls = new ArrayList<>();
        List<FutureTask<SynthesisResult>> longCalls = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            shortCalls.add(callTogether(once, start));
            longCalls.add(callTogether(thrice, start));
        }
        Duration longest = Collections.max(lengths(shortCalls));
        Duration shortest = Collections.min(lengths(longCalls));
        assertThat(shortest).isGreaterThan(longest);
    }

    @Test
    @DisplayName("P2: an interrupted thread gets an InterruptedException")
    void synthesize_interruptedThread_throwsInterruptedException() throws InterruptedException {
        SynthesisRequest request = sample().build();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> provider.synthesize(request)).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    @DisplayName("P2: an interrupt ends a call that waits")
    void synthesize_interruptedWhileItWaits_endsSoon() throws Exception {
        SynthesisRequest request = sample().build();
        Hanging hanging = given(hangingProvider(), "hangingProvider");
        try (TtsProvider silent = hanging.provider()) {
            FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> silent.synthesize(request)));
            Thread caller = start(call);
            assertThat(hanging.reached().await(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .as("the backend was reached")
                    .isTrue();
            caller.interrupt();
            assertThat(call)
                    .as("the call, interrupted")
                    .succeedsWithin(patience())
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    @DisplayName("P3: what cannot be done is refused with an error of the family")
    void synthesize_impossibleRequests_raiseNothingButTheFamily() throws InterruptedException {
        assertThat(refusals())
                .allSatisfy(error -> assertThat(error)
                        .isInstanceOfAny(ValidationException.class, ProviderException.class)
                        .hasMessageMatching("(?s).*\\S.*"));
    }

    @Test
    @DisplayName("P3: no message holds a key")
    void synthesize_impossibleRequests_showNoKey() throws InterruptedException {
        assumeFalse(secrets().isEmpty(), "secrets() is not given");
        assertThat(refusals())
                .flatExtracting(TtsProviderContract::messages)
                .allSatisfy(message -> assertThat(message).doesNotContain(secrets()));
    }

    @Test
    @DisplayName("P4: a rate limit is raised after one request")
    void synthesize_rateLimited_isNotRetried() throws InterruptedException {
        SynthesisRequest request = sample().build();
        RateLimited limited = given(rateLimitedProvider(), "rateLimitedProvider");
        try (TtsProvider throttled = limited.provider()) {
            int before = limited.requests().getAsInt();
            assertThatThrownBy(() -> throttled.synthesize(request)).isInstanceOf(ProviderRateLimitException.class);
            assertThat(limited.requests().getAsInt() - before).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("P5: a voice that is not there is refused")
    void synthesize_unknownVoice_isRefused() {
        assertRefused(unknownVoice());
    }

    @Test
    @DisplayName("P5: a format that is not listed is refused")
    void synthesize_unlistedFormat_isRefused() throws InterruptedException {
        assertRefused(unlistedFormat());
    }

    @Test
    @DisplayName("P5: a model that is not there is refused")
    void synthesize_unknownModel_isRefused() throws InterruptedException {
        assertRefused(unknownModel());
    }

    @Test
    @DisplayName("P5: there are no capabilities of a model that is known not to be there")
    void capabilities_unknownModel_isRefusedIfModelsAreKnown() {
        ThrowingCallable ask = () -> provider.capabilities("no-such-model");
        if (knowsItsModels()) {
            assertThatThrownBy(ask).isInstanceOf(ValidationException.class);
        } else {
            assertThatCode(ask).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("P5: a text over the limit is refused")
    void synthesize_textOverLimit_isRefused() throws InterruptedException {
        assertRefused(overlongText());
    }

    @Test
    @DisplayName("P5: a text at the limit is spoken")
    void synthesize_textAtLimit_isSpoken() throws InterruptedException {
        int limit = provider.capabilities().textLimit().max();
        assumeTrue(limit <= LONGEST_TEXT_TRIED, "the limit is too large to try");
        String text = "la ".repeat(limit).substring(0, limit - 1) + "a";
        SynthesisRequest request =
                SynthesisRequest.builder(text, sampleVoice(provider)).build();
        assertThat(SoundCheck.duration(provider.synthesize(request))).isPositive();
    }

    @Test
    @DisplayName("P5: a speed outside the range is refused")
    void synthesize_speedOutsideRange_isRefused() throws InterruptedException {
        assertRefused(tooFast());
    }

    @Test
    @DisplayName("P5: both ends of the speed range are spoken, the slow one longer")
    void synthesize_slowestAndFastest_differInLength() throws InterruptedException {
        Optional<SpeedRange> range = provider.capabilities().speedRange();
        assumeTrue(range.isPresent(), "the provider has no speed control");
        Duration slow = lengthOf(sample().speed(range.orElseThrow().min()));
        Duration fast = lengthOf(sample().speed(range.orElseThrow().max()));
        assertThat(slow).isGreaterThan(fast);
    }

    @Test
    @DisplayName("P5: an option that is not listed is refused")
    void synthesize_unknownOption_isRefused() throws InterruptedException {
        assertRefused(unknownOption());
    }

    @Test
    @DisplayName("P6: every listed format is delivered, whole")
    void synthesize_everyListedFormat_isDelivered() throws InterruptedException {
        for (AudioFormat format : provider.capabilities().formats()) {
            SynthesisResult result = provider.synthesize(sample().format(format).build());
            assertThat(format.matches(result.format()))
                    .as("%s answers %s", result.format(), format)
                    .isTrue();
            assertThat(SoundCheck.duration(result)).isPositive();
        }
    }

    @Test
    @DisplayName("P6: without a format the answer is in the first one listed")
    void synthesize_noFormat_isInTheFirst() throws InterruptedException {
        AudioFormat first = provider.capabilities().formats().get(0);
        SynthesisResult result = provider.synthesize(sample().build());
        assertThat(first.matches(result.format()))
                .as("%s answers %s", result.format(), first)
                .isTrue();
    }

    @Test
    @DisplayName("P6: a text three times as long takes at least twice as long")
    void synthesize_longerText_takesLonger() throws InterruptedException {
        Duration once = lengthOf(sample());
        Duration thrice = lengthOf(thriceTheSample());
        assertThat(thrice).isGreaterThan(once.multipliedBy(2));
    }

    @Test
    @DisplayName("P7: timings are slices of the text, in order and within the audio")
    void synthesize_timings_areSlicesInOrderWithinTheAudio() throws InterruptedException {
        SynthesisRequest request = sample().build();
        TimingCheck.check(request.text(), provider.synthesize(request));
    }

    @Test
    @DisplayName("P7: timings count from the request's own text, not from what stands around it")
    void synthesize_textAround_leavesTimingsAlone() throws InterruptedException {
        SynthesisRequest request =
                sample().previousText("It was late.").nextText("Nobody came.").build();
        TimingCheck.check(request.text(), provider.synthesize(request));
    }

    @Test
    @DisplayName("P7: every letter belongs to a timed word if words are timed, and no word is timed otherwise")
    void synthesize_words_areTimedAsDeclared() throws InterruptedException {
        SynthesisRequest request = sample().build();
        SynthesisResult result = provider.synthesize(request);
        if (provider.capabilities().wordTimings()) {
            TimingCheck.checkAllWordsTimed(request.text(), result);
        } else {
            assertThat(result.words()).isEmpty();
        }
    }

    @Test
    @DisplayName("P8: the capabilities are the same before and after a call")
    void capabilities_afterCall_areTheSame() throws InterruptedException {
        String before = provider.capabilities().toString();
        provider.synthesize(sample().build());
        assertThat(provider.capabilities()).hasToString(before);
    }

    @Test
    @DisplayName("P8: the model that the capabilities tell has those of that name")
    void capabilities_modelThatIsTold_canBeNamed() {
        Optional<String> told = provider.capabilities().model();
        told.ifPresent(model -> assertThat(provider.capabilities(model))
                .hasToString(provider.capabilities().toString()));
    }

    @Test
    @DisplayName("P9: the provider may be closed twice")
    void close_twice_isNoError() {
        provider.close();
        provider.close();
    }

    @Test
    @DisplayName("P9: no thread is left behind")
    void close_afterCall_leavesNoThread() throws InterruptedException {
        // First, for the provider that is asked for a voice is another one, and still open.
        SynthesisRequest request = sample().build();
        ThreadWatch watch = new ThreadWatch();
        liveOnce(request);
        assertThat(watch.left(patience())).isEmpty();
    }

    @Test
    @DisplayName("P10: there is a voice, and no id twice")
    void voices_ids_areUnique() throws InterruptedException {
        assertThat(provider.voices()).isNotEmpty().extracting(Voice::id).doesNotHaveDuplicates();
    }

    private SynthesisRequest.Builder sample() throws InterruptedException {
        return SynthesisRequest.builder(sampleText(), sampleVoice(provider));
    }

    private SynthesisRequest.Builder thriceTheSample() throws InterruptedException {
        String text = sampleText();
        return SynthesisRequest.builder(text + " " + text + " " + text, sampleVoice(provider));
    }

    private SynthesisRequest.Builder unknownVoice() {
        return SynthesisRequest.builder(sampleText(), "no-such-voice");
    }

    private SynthesisRequest.Builder unknownModel() throws InterruptedException {
        return sample().model("no-such-model");
    }

    private SynthesisRequest.Builder unlistedFormat() throws InterruptedException {
        List<AudioFormat> listed = provider.capabilities().formats();
        AudioFormat unlisted = Stream.of(
                        AudioFormat.builder(Container.WAV, Codec.ALAW),
                        AudioFormat.builder(Container.ADTS, Codec.AAC),
                        AudioFormat.builder(Container.OGG, Codec.OPUS),
                        AudioFormat.builder(Container.MP3, Codec.MP3))
                .map(AudioFormat.Builder::build)
                .filter(format -> listed.stream().noneMatch(format::matches))
                .findFirst()
                .orElse(AudioFormat.builder(Container.WAV, Codec.PCM_S16LE)
                        .channels(7)
                        .build());
        return sample().format(unlisted);
    }

    /** Letters of two bytes, so that the limit is over only in its own unit. */
    private SynthesisRequest.Builder overlongText() throws InterruptedException {
        TextLimit limit = provider.capabilities().textLimit();
        long letters = limit.max() / limit.unit().length("é", 0, 1) + 1;
        return SynthesisRequest.builder("é".repeat(Math.toIntExact(letters)), sampleVoice(provider));
    }

    private SynthesisRequest.Builder tooFast() throws InterruptedException {
        return sample().speed(1.5
                * provider.capabilities().speedRange().map(SpeedRange::max).orElse(1.0));
    }

    private SynthesisRequest.Builder unknownOption() throws InterruptedException {
        return sample().option("no_such_option", "1");
    }

    /** What the provider says to the requests that it must refuse; those that it answers are the business of P5. */
    private List<Throwable> refusals() throws InterruptedException {
        List<Throwable> refusals = new ArrayList<>();
        for (SynthesisRequest.Builder request :
                List.of(unknownVoice(), unknownModel(), unlistedFormat(), overlongText(), tooFast(), unknownOption())) {
            Throwable refusal = catchThrowable(() -> provider.synthesize(request.build()));
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return refusals;
    }

    private void assertRefused(SynthesisRequest.Builder request) {
        assertThatThrownBy(() -> provider.synthesize(request.build())).isInstanceOf(RuntimeException.class);
    }

    private Duration lengthOf(SynthesisRequest.Builder request) throws InterruptedException {
        return SoundCheck.duration(provider.synthesize(request.build()));
    }

    private FutureTask<SynthesisResult> callTogether(SynthesisRequest request, CountDownLatch start) {
        FutureTask<SynthesisResult> call = new FutureTask<>(() -> {
            start.countDown();
            start.await();
            return provider.synthesize(request);
        });
        start(call);
        return call;
    }

    private static List<Duration> lengths(List<FutureTask<SynthesisResult>> calls) throws Exception {
        List<Duration> lengths = new ArrayList<>();
        for (FutureTask<SynthesisResult> call : calls) {
            lengths.add(SoundCheck.duration(call.get()));
        }
        return lengths;
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task, "provider-contract");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** From birth to close, in a method of its own so that the provider can be collected when it returns. */
    private void liveOnce(SynthesisRequest request) throws InterruptedException {
        try (TtsProvider shortLived = newProvider()) {
            shortLived.synthesize(request);
        }
    }

    private static <T> T given(Optional<T> hook, String name) {
        assumeTrue(hook.isPresent(), name + "() is not given");
        return hook.orElseThrow();
    }

    private static List<String> messages(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .toList();
    }
}
