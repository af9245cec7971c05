package io.ttsjobs.testkit;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Providers that break one rule each, and the tests of the contract that have to notice: mostly a single one. */
@SuppressWarnings("ImmutableEnumChecker") // suppliers that are never changed
enum BrokenTwin {
    BOUND_TO_ITS_FIRST_THREAD(BrokenTwin::boundToOneThread, "synthesize_threadsAtOnce_eachGetsItsOwnAnswer"),
    DEAF_TO_INTERRUPTS(BrokenTwin::deaf, "synthesize_interruptedThread_throwsInterruptedException"),
    STUCK_WHEN_INTERRUPTED(BrokenTwin::stuck, "synthesize_interruptedThread_throwsInterruptedException"),
    DEAF_WHILE_IT_WAITS(BrokenTwin::sound, "synthesize_interruptedWhileItWaits_endsSoon"),
    LEAKS_ANOTHER_EXCEPTION(
            refusing(e -> new IllegalStateException(e)), "synthesize_impossibleRequests_raiseNothingButTheFamily"),
    SHOWS_ITS_KEY(
            refusing(e -> new ProviderApiException("refused", new IllegalStateException("key=" + BrokenTwin.KEY))),
            "synthesize_impossibleRequests_showNoKey"),
    RETRIES_BY_ITSELF(BrokenTwin::sound, "synthesize_rateLimited_isNotRetried"),
    SPEAKS_WITH_ANY_VOICE(
            asking(request -> rewrite(
                    request, MockTtsProvider.DEFAULT_VOICE, request.speed(), request.format(), request.model())),
            "synthesize_unknownVoice_isRefused"),
    IGNORES_A_STRANGE_FORMAT(
            asking(request -> isListed(request.format()) ? request : withFormat(request, Optional.empty())),
            "synthesize_unlistedFormat_isRefused"),
    IGNORES_THE_MODEL(
            asking(request -> rewrite(request, request.voiceId(), request.speed(), request.format(), Optional.empty())),
            "synthesize_unknownModel_isRefused"),
    KNOWS_ANY_MODEL(BrokenTwin::knowingAnyModel, "capabilities_unknownModel_isRefusedIfModelsAreKnown"),
    REFUSES_A_MODEL_IT_CANNOT_KNOW(BrokenTwin::sound, "capabilities_unknownModel_isRefusedIfModelsAreKnown"),
    COUNTS_CHARACTERS_INSTEAD_OF_BYTES(
            () -> declaring(
                    quick().textLimit(TextLimit.utf8Bytes(BrokenTwin.LIMIT)).build()),
            "synthesize_textOverLimit_isRefused"),
    OFF_BY_ONE_AT_ITS_LIMIT(
            asking(request -> {
                if (request.text().length() == BrokenTwin.LIMIT) {
                    throw new ValidationException("the text is too long");
                }
                return request;
            }),
            "synthesize_textAtLimit_isSpoken"),
    CLAMPS_THE_SPEED(
            asking(request -> withSpeed(request, Math.min(4, request.speed()))),
            "synthesize_speedOutsideRange_isRefused"),
    IGNORES_THE_SPEED(
            asking(request -> request.speed() > 4 ? request : withSpeed(request, 1)),
            "synthesize_slowestAndFastest_differInLength"),
    IGNORES_A_STRANGE_OPTION(
            asking(request ->
                    rewrite(request, request.voiceId(), request.speed(), request.format(), request.model(), Map.of())),
            "synthesize_unknownOption_isRefused"),
    ANSWERS_EVERY_FORMAT_WITH_THE_FIRST(
            asking(request -> isListed(request.format()) ? withFormat(request, Optional.empty()) : request),
            "synthesize_everyListedFormat_isDelivered"),
    PREFERS_MP3(
            asking(request ->
                    request.format().isPresent() ? request : withFormat(request, Optional.of(AudioFormat.MP3))),
            "synthesize_noFormat_isInTheFirst"),
    STOPS_IN_A_LONG_TEXT(
            answering((request, sound) ->
                    request.text().length() > BrokenTwin.LONG && request.text().length() <= BrokenTwin.LIMIT
                            ? sound.synthesize(SynthesisRequest.builder(
                                            request.text().substring(0, BrokenTwin.LONG), request.voiceId())
                                    .build())
                            : sound.synthesize(request)),
            "synthesize_longerText_takesLonger"),
    TIMES_NORMALIZED_WORDS(
            timing(words -> words.stream()
                    .map(word -> new WordTiming(
                            word.word().toUpperCase(Locale.ROOT),
                            word.start(),
                            word.end(),
                            word.startChar(),
                            word.endChar()))
                    .toList()),
            "synthesize_timings_areSlicesInOrderWithinTheAudio",
            "synthesize_textAround_leavesTimingsAlone"),
    TIMES_WORDS_BACKWARDS(
            timing(words -> {
                List<WordTiming> backwards = new ArrayList<>(words);
                Collections.reverse(backwards);
                return backwards;
            }),
            "synthesize_timings_areSlicesInOrderWithinTheAudio",
            "synthesize_textAround_leavesTimingsAlone"),
    LETS_THE_TIME_RUN_BACK(
            timing(words -> words.stream()
                    .map(word -> new WordTiming(
                            word.word(),
                            Duration.ofNanos(100_000_000 / (1 + word.startChar())),
                            Duration.ofMillis(100),
                            word.startChar(),
                            word.endChar()))
                    .toList()),
            "synthesize_timings_areSlicesInOrderWithinTheAudio",
            "synthesize_textAround_leavesTimingsAlone"),
    TIMES_AFTER_THE_END(
            () -> quick().misbehave(request -> true, Fault.TIMINGS_BEYOND_AUDIO).build(),
            "synthesize_timings_areSlicesInOrderWithinTheAudio",
            "synthesize_textAround_leavesTimingsAlone"),
    TIMES_A_SENTENCE_NOT_IN_THE_TEXT(
            answering((request, sound) -> {
                SynthesisResult result = sound.synthesize(request);
                return SynthesisResult.builder(AudioBytes.of(result), result.format())
                        .words(result.words())
                        .sentences(List.of(new SentenceTiming("Hm.", Duration.ZERO, Duration.ZERO, 0, 3)))
                        .build();
            }),
            "synthesize_timings_areSlicesInOrderWithinTheAudio",
            "synthesize_textAround_leavesTimingsAlone"),
    COUNTS_FROM_THE_TEXT_BEFORE(BrokenTwin::countingFromTheTextBefore, "synthesize_textAround_leavesTimingsAlone"),
    FORGETS_A_WORD(timing(words -> words.subList(1, words.size())), "synthesize_words_areTimedAsDeclared"),
    TIMES_WORDS_UNDECLARED(
            () -> declaring(quick().timings(Timings.NONE).build()), "synthesize_words_areTimedAsDeclared"),
    LEARNS_ITS_CAPABILITIES(BrokenTwin::learning, "capabilities_afterCall_areTheSame"),
    TELLS_A_MODEL_OF_ANOTHER_NAME(BrokenTwin::tellingAnotherModel, "capabilities_modelThatIsTold_canBeNamed"),
    OBJECTS_TO_A_SECOND_CLOSE(BrokenTwin::closedOnce, "close_twice_isNoError"),
    LEAVES_A_THREAD(
            answering((request, sound) -> {
                Thread idle = new Thread(() -> waitWithoutListening(new CountDownLatch(1)), "left-behind");
                idle.setDaemon(true);
                idle.start();
                return sound.synthesize(request);
            }),
            "close_afterCall_leavesNoThread"),
    NAMES_A_VOICE_TWICE(() -> quick().voices(alto(), alto()).build(), "voices_ids_areUnique");

    static final String KEY = "sk-canary";
    private static final int LIMIT = 400;
    /** More than one sample text and less than two of them. */
    private static final int LONG = 90;

    private final Supplier<TtsProvider> provider;
    private final Set<String> noticedBy;

    BrokenTwin(Supplier<TtsProvider> provider, String... noticedBy) {
        this.provider = provider;
        this.noticedBy = Set.of(noticedBy);
    }

    /** The tests that have to fail, and no others. */
    Set<String> noticedBy() {
        return noticedBy;
    }

    TtsProvider newProvider() {
        return provider.get();
    }

    /** A provider whose backend never answers. */
    TtsProvider newHangingProvider(CountDownLatch reached) {
        CountDownLatch never = new CountDownLatch(1);
        return MockTtsProvider.builder()
                .latency(Duration.ofDays(1), duration -> {
                    reached.countDown();
                    if (this == DEAF_WHILE_IT_WAITS) {
                        waitWithoutListening(never);
                    } else {
                        never.await();
                    }
                })
                .build();
    }

    /** A provider in front of a backend that always asks for patience. */
    TtsProvider newClientOf(MockTtsProvider backend) {
        return new ForwardingProvider(backend) {
            @Override
            public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
                try {
                    return super.synthesize(request);
                } catch (RuntimeException e) {
                    if (BrokenTwin.this == RETRIES_BY_ITSELF) {
                        return super.synthesize(request);
                    }
                    throw e;
                }
            }
        };
    }

    /** How a broken provider answers, with a sound one at hand. */
    private interface Answer {
        SynthesisResult to(SynthesisRequest request, TtsProvider sound) throws InterruptedException;
    }

    private static TtsProvider sound() {
        return quick().build();
    }

    /** A mock that takes a text long enough for the contract and speaks fast, for this runs the contract often. */
    private static MockTtsProviderBuilder quick() {
        return MockTtsProvider.builder().textLimit(TextLimit.utf16(LIMIT)).pace(Duration.ofMillis(20));
    }

    private static Supplier<TtsProvider> answering(Answer answer) {
        return () -> new ForwardingProvider(sound()) {
            @Override
            public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
                return answer.to(request, sound);
            }
        };
    }

    private static Supplier<TtsProvider> asking(UnaryOperator<SynthesisRequest> change) {
        return answering((request, sound) -> sound.synthesize(change.apply(request)));
    }

    private static Supplier<TtsProvider> timing(UnaryOperator<List<WordTiming>> change) {
        return answering((request, sound) -> withWords(sound.synthesize(request), change));
    }

    private interface Refusal {
        RuntimeException of(ValidationException e);
    }

    private static Supplier<TtsProvider> refusing(Refusal refusal) {
        return answering((request, sound) -> {
            try {
                return sound.synthesize(request);
            } catch (ValidationException e) {
                throw refusal.of(e);
            }
        });
    }

    /** A sound provider with the capabilities of another one. */
    private static TtsProvider declaring(TtsProvider other) {
        return new ForwardingProvider(sound()) {
            @Override
            public ProviderCapabilities capabilities() {
                return other.capabilities();
            }
        };
    }

    private static TtsProvider boundToOneThread() {
        AtomicReference<Thread> owner = new AtomicReference<>();
        return answering((request, sound) -> {
                    owner.compareAndSet(null, Thread.currentThread());
                    if (owner.get() != Thread.currentThread()) {
                        throw new ProviderApiException("called from another thread");
                    }
                    return sound.synthesize(request);
                })
                .get();
    }

    private static TtsProvider deaf() {
        return answering((request, sound) -> {
                    boolean interrupted = Thread.interrupted();
                    SynthesisResult result = sound.synthesize(request);
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return result;
                })
                .get();
    }

    /** Does everything right in the end, for nobody who waits as long. */
    private static TtsProvider stuck() {
        return answering((request, sound) -> {
                    if (Thread.currentThread().isInterrupted()) {
                        waitWithoutListening(new CountDownLatch(1));
                        throw new InterruptedException("at last");
                    }
                    return sound.synthesize(request);
                })
                .get();
    }

    private static TtsProvider knowingAnyModel() {
        return new ForwardingProvider(sound()) {
            @Override
            public ProviderCapabilities capabilities(String model) {
                return capabilities();
            }
        };
    }

    private static TtsProvider tellingAnotherModel() {
        TtsProvider sound = quick().models("small").build();
        return new ForwardingProvider(sound) {
            @Override
            public ProviderCapabilities capabilities() {
                return telling("large");
            }

            @Override
            public ProviderCapabilities capabilities(String model) {
                return model.equals("large") ? telling("small") : super.capabilities(model);
            }

            private ProviderCapabilities telling(String model) {
                ProviderCapabilities able = sound.capabilities();
                return ProviderCapabilities.builder(able.textLimit(), able.formats())
                        .speedRange(0.25, 4)
                        .wordTimings(able.wordTimings())
                        .model(model)
                        .build();
            }
        };
    }

    private static TtsProvider countingFromTheTextBefore() {
        return answering((request, sound) -> {
                    int shift = request.previousText().map(String::length).orElse(0);
                    return withWords(
                            sound.synthesize(request),
                            words -> words.stream()
                                    .map(word -> new WordTiming(
                                            word.word(),
                                            word.start(),
                                            word.end(),
                                            word.startChar() + shift,
                                            word.endChar() + shift))
                                    .toList());
                })
                .get();
    }

    private static TtsProvider learning() {
        AtomicBoolean called = new AtomicBoolean();
        TtsProvider learned = MockTtsProvider.create();
        return new ForwardingProvider(sound()) {
            @Override
            public ProviderCapabilities capabilities() {
                return called.get() ? learned.capabilities() : super.capabilities();
            }

            @Override
            public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
                called.set(true);
                return super.synthesize(request);
            }
        };
    }

    private static TtsProvider closedOnce() {
        AtomicInteger closes = new AtomicInteger();
        return new ForwardingProvider(sound()) {
            @Override
            public void close() {
                // The contract closes once more after each test; that third time is no second failure.
                if (closes.incrementAndGet() == 2) {
                    throw new IllegalStateException("closed already");
                }
            }
        };
    }

    private static boolean isListed(Optional<AudioFormat> format) {
        return format.isEmpty() || sound().capabilities().formats().stream().anyMatch(format.orElseThrow()::matches);
    }

    private static Voice alto() {
        return Voice.builder(MockTtsProvider.DEFAULT_VOICE, Locale.US).build();
    }

    private static SynthesisRequest withSpeed(SynthesisRequest request, double speed) {
        return rewrite(request, request.voiceId(), speed, request.format(), request.model());
    }

    private static SynthesisRequest withFormat(SynthesisRequest request, Optional<AudioFormat> format) {
        return rewrite(request, request.voiceId(), request.speed(), format, request.model());
    }

    private static SynthesisRequest rewrite(
            SynthesisRequest request,
            String voice,
            double speed,
            Optional<AudioFormat> format,
            Optional<String> model) {
        return rewrite(request, voice, speed, format, model, request.options());
    }

    private static SynthesisRequest rewrite(
            SynthesisRequest request,
            String voice,
            double speed,
            Optional<AudioFormat> format,
            Optional<String> model,
            Map<String, String> options) {
        SynthesisRequest.Builder copy =
                SynthesisRequest.builder(request.text(), voice).speed(speed);
        options.forEach(copy::option);
        format.ifPresent(copy::format);
        model.ifPresent(copy::model);
        return copy.build();
    }

    private static SynthesisResult withWords(SynthesisResult result, UnaryOperator<List<WordTiming>> change) {
        return SynthesisResult.builder(AudioBytes.of(result), result.format())
                .words(change.apply(result.words()))
                .build();
    }

    /** Waits for a few seconds whatever happens, and then ends, to leave the other tests in peace. */
    private static void waitWithoutListening(CountDownLatch latch) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline) {
            try {
                latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // Deaf, on purpose.
            }
        }
    }
}
