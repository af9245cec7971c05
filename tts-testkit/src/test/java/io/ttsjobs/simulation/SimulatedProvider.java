package io.ttsjobs.simulation;

import io.ttsjobs.job.ChunkKey;
import io.ttsjobs.simulation.Event.Kind;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderQuotaException;
import io.ttsjobs.spi.ProviderRateLimitException;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A service as one process sees it; the seed decides how each call ends, and when. */
final class SimulatedProvider implements TtsProvider {

    static final String NAME = "simulated";

    static final String FOREIGN = "with an error that no provider may raise";

    /** Room for one sentence of a {@link Story}. */
    private static final TextLimit LIMIT = TextLimit.utf16(20);

    static final byte[] GARBAGE = "<title>502 Bad Gateway</title>".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PACE = Duration.ofMillis(1);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(3);
    private static final int MOST_TAUGHT = 4;

    private final World world;
    private final Life life;
    private final MockTtsProvider speech;

    SimulatedProvider(World world, Life life) {
        this.world = world;
        this.life = life;
        this.speech = voice(world.settings.declaredCalls());
    }

    /** The same speech without any trouble. */
    static MockTtsProvider voice(int calls) {
        MockTtsProviderBuilder mock = MockTtsProvider.builder().textLimit(LIMIT).maxConcurrency(calls);
        return mock.formats(AudioFormat.WAV.toBuilder().sampleRate(8_000).build())
                .pace(PACE)
                .billing(request -> BigDecimal.valueOf(request.text().length()))
                .build();
    }

    @Override
    public ProviderCapabilities capabilities() {
        return speech.capabilities();
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public List<Voice> voices() {
        return speech.voices();
    }

    @Override
    public SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException {
        life.requireAlive();
        Chunk chunk = new Chunk(SimulatedThread.current().job(), Story.indexOf(request.text()));
        String key = world.settings.cache() ? SimulatedCache.name(ChunkKey.of(NAME, request)) : "";
        world.note(life, Kind.CALLED, chunk, key);
        boolean deaf = world.onceIn(8);
        take(chunk, deaf);
        return world.random.nextInt(100) < world.trouble
                ? fail(chunk, request)
                : answer(chunk, request, speech(request));
    }

    /** Some calls cannot be broken off any more, and are answered in spite of an interrupt. */
    private void take(Chunk chunk, boolean deaf) throws InterruptedException {
        Duration end = world.scheduler.now().plusMillis(world.random.nextLong(LONGEST_CALL.toMillis()));
        do {
            world.scheduler.awaitTime(end, life::isDead);
            if (life.isDead()) {
                world.note(life, Kind.LOST, chunk, "");
                throw new ProcessDied();
            }
            if (Thread.interrupted() && !deaf) {
                world.note(life, Kind.INTERRUPTED, chunk, "");
                if (world.has(Defect.JOIN_HANDS_ON_AN_INTERRUPT)) {
                    world.scheduler.interruptJoined();
                }
                throw new InterruptedException();
            }
        } while (end.compareTo(world.scheduler.now()) > 0);
    }

    private SynthesisResult answer(Chunk chunk, SynthesisRequest request, SynthesisResult.Builder answer) {
        world.note(life, Kind.ANSWERED, chunk, request.text().length());
        if (world.settings.userCalls().isEmpty() && world.onceIn(8)) {
            int calls = 1 + world.random.nextInt(MOST_TAUGHT);
            world.note(life, Kind.TAUGHT, World.NOTHING, calls);
            answer.concurrencyLimit(calls);
        }
        return answer.build();
    }

    private SynthesisResult fail(Chunk chunk, SynthesisRequest request) throws InterruptedException {
        return switch (world.random.nextInt(12)) {
            case 0, 1 -> throw limit(chunk, Kind.LIMITED, Optional.empty());
            case 2, 3 -> throw limit(chunk, Kind.LIMITED, Optional.of(Duration.ofMillis(world.random.nextInt(12_000))));
            case 4 -> throw limit(chunk, Kind.LIMITED, Optional.of(Duration.ofMinutes(2)));
            case 5 -> throw limit(chunk, Kind.TOO_MANY, Optional.empty());
            case 6 -> throw noted(chunk, Kind.UNAVAILABLE, new ProviderUnavailableException("cannot be reached"));
            case 7 -> throw refused(chunk);
            case 8 -> {
                world.note(life, Kind.REFUSED, chunk, FOREIGN);
                throw new IllegalStateException("not of the family");
            }
            case 9 -> answer(chunk, request, withoutWords(request));
            default -> garbage(chunk, request);
        };
    }

    private ProviderException limit(Chunk chunk, Kind kind, Optional<Duration> wait) {
        world.note(life, kind, chunk, wait);
        return new ProviderRateLimitException("too fast", wait, kind == Kind.TOO_MANY);
    }

    private ProviderException refused(Chunk chunk) {
        return switch (world.random.nextInt(3)) {
            case 0 -> noted(chunk, Kind.REFUSED, new ProviderAuthException("the key is not known"));
            case 1 -> noted(chunk, Kind.REFUSED, new ProviderQuotaException("the quota is used up"));
            default -> noted(chunk, Kind.REFUSED, new ProviderApiException("not that text"));
        };
    }

    private ProviderException noted(Chunk chunk, Kind kind, ProviderException failure) {
        world.note(life, kind, chunk, failure.code());
        return failure;
    }

    private SynthesisResult garbage(Chunk chunk, SynthesisRequest request) {
        int size = request.text().length();
        world.note(life, Kind.ANSWERED_GARBAGE, chunk, size);
        return SynthesisResult.builder(GARBAGE, speech.capabilities().formats().get(0))
                .billedCharacters(BigDecimal.valueOf(size))
                .build();
    }

    private SynthesisResult.Builder speech(SynthesisRequest request) throws InterruptedException {
        SynthesisResult spoken = speech.synthesize(request);
        return bare(spoken).words(spoken.words());
    }

    private SynthesisResult.Builder withoutWords(SynthesisRequest request) throws InterruptedException {
        return bare(speech.synthesize(request));
    }

    private static SynthesisResult.Builder bare(SynthesisResult spoken) {
        return SynthesisResult.builder(spoken::openAudio, spoken.audioSize(), spoken.format())
                .billedCharacters(spoken.billedCharacters().orElseThrow());
    }
}
