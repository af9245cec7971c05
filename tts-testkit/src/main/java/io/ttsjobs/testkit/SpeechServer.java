package io.ttsjobs.testkit;

import io.ttsjobs.testkit.SpeechService.Refusal;
import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A loopback server that plays two services at wire level: OpenAI's {@code /v1/audio/speech}, and ElevenLabs'
 * {@code /v1/text-to-speech/{voice_id}}, with timestamps or without, and {@code /v2/voices}.
 *
 * <p>It is as strict as they are, takes any key, and answers with real audio whose length and timing depend on nothing
 * but the text, the format and the speed. What it spoke it knows to the sample: {@link #spoken}. Faults are told to it,
 * call by call or by a share of the calls, and repeat exactly.
 *
 * <pre>{@code
 * try (SpeechServer server = new SpeechServer().fault(1, WireFault.STATUS_503);
 *         TtsProvider provider = ElevenLabsProviderFactory.builder()
 *                 .apiKey(ApiKey.of("any"))
 *                 .baseUrl(server.url())
 *                 .build()) {
 *     SynthesisRequest request = SynthesisRequest.builder("Hello, world.", server.voiceIds().get(0))
 *             .build();
 *     assertThatThrownBy(() -> provider.synthesize(request)).isInstanceOf(ProviderUnavailableException.class);
 *     WordTiming hello = provider.synthesize(request).words().get(0);
 *     assertThat(hello.end()).isCloseTo(server.spoken().get(0).start(hello.endChar()), Duration.ofMillis(1));
 *     assertThat(server.timesPaid("Hello, world.")).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>A provider of another service is tried against a {@link WireServer} with the same faults; {@link WireFault} shows how.
 *
 * <p>It has no encoder for AAC, FLAC, A-law and µ-law, streams no events, and does not count tokens. Thread-safe; its
 * threads are daemons.
 */
public final class SpeechServer implements AutoCloseable {

    private final WireServer server = new WireServer();
    private final SpeechLog log = new SpeechLog();
    private final FaultPlan faults = new FaultPlan();
    private final List<SpeechService> services;
    private volatile Consumer<? super Call> listener = call -> {};
    private volatile Duration pace = Duration.ofMillis(20);
    private volatile long leastAudioBytes;
    private volatile int mostAtOnce = Integer.MAX_VALUE;

    /**
     * A call for speech that the service would grant.
     *
     * @param text what is to be spoken
     * @param number counts all calls from 1
     * @param attempt counts the calls for this text from 1
     */
    public record Call(String text, int number, int attempt) {}

    /** Starts a server on a free port. */
    public SpeechServer() {
        services = List.of(new OpenAiService(this::speak), new ElevenLabsService(this::speak, this::load));
        server.otherwise(this::answer);
    }

    /**
     * Where it listens.
     *
     * @return an http URL without a slash at the end, such as ElevenLabs' base URL is
     */
    public String url() {
        return server.url();
    }

    /**
     * Where its OpenAI API begins.
     *
     * @return {@link #url} and {@code /v1}, such as OpenAI's base URL is
     */
    public String openAiUrl() {
        return url() + "/v1";
    }

    /**
     * The voices of its ElevenLabs API; those of its OpenAI API are OpenAI's own.
     *
     * @return a dozen ids
     */
    public List<String> voiceIds() {
        return ElevenLabsVoices.IDS;
    }

    /**
     * Spoils the calls that a test picks. What is told first goes first.
     *
     * @param calls picks a call
     * @param fault what befalls it
     * @return this
     */
    public SpeechServer fault(Predicate<? super Call> calls, WireFault fault) {
        faults.add(Objects.requireNonNull(calls, "calls"), Objects.requireNonNull(fault, "fault"));
        return this;
    }

    /**
     * Spoils one call.
     *
     * @param number the number of the call, from 1
     * @param fault what befalls it
     * @return this
     */
    public SpeechServer fault(int number, WireFault fault) {
        return fault(call -> call.number() == number, fault);
    }

    /**
     * Spoils a share of all calls. Which ones depends on the seed, the text and the attempt, and not on the order in which
     * calls come.
     *
     * @param seed another seed, other calls
     * @param shares how much of the calls each fault befalls, such as 0.1 for one in ten
     * @return this
     * @throws IllegalArgumentException if a share is below 0, or their sum above 1
     */
    public SpeechServer faults(long seed, Map<WireFault, Double> shares) {
        faults.add(seed, shares);
        return this;
    }

    /**
     * Hears of each call before it is answered, on the thread that answers it; by waiting it makes the call last.
     *
     * @param listener what to run
     * @return this
     */
    public SpeechServer onCall(Consumer<? super Call> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets how fast it speaks: the time of a step, of which most letters take three; 20 ms if unset. In MP3 it is rounded up
     * to half a frame.
     *
     * @param step above zero
     * @return this
     */
    public SpeechServer pace(Duration step) {
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("step must be more than zero, but is " + step);
        }
        this.pace = step;
        return this;
    }

    /**
     * Lets silence follow each text until the audio, in PCM or MP3, has so many bytes; 0 if unset.
     *
     * @param bytes how many at least
     * @return this
     */
    public SpeechServer padAudioTo(long bytes) {
        this.leastAudioBytes = bytes;
        return this;
    }

    /**
     * Sets how many calls may be on their way at once; without end if unset. One more is refused with 429, in ElevenLabs'
     * words {@code concurrent_limit_exceeded}; its answers tell the limit in {@code maximum-concurrent-requests}, if there is
     * one.
     *
     * @param calls 1 or more
     * @return this
     */
    public SpeechServer limitCallsAtOnce(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be at least 1, but is " + calls);
        }
        this.mostAtOnce = calls;
        return this;
    }

    /**
     * Every request, of whatever kind.
     *
     * @return a view that grows
     */
    public List<Received> received() {
        return server.received();
    }

    /**
     * The calls for speech that the service would grant, those that a fault or the limit ended included.
     *
     * @return a copy, in the order in which they came
     */
    public List<Call> calls() {
        return log.calls();
    }

    /**
     * What was spoken and paid: one for each call whose speech was sent whole, so a text that was paid twice is there twice.
     *
     * @return a copy, in the order in which the calls ended
     */
    public List<SpokenText> spoken() {
        return log.spoken();
    }

    /**
     * How often a text was paid.
     *
     * @param text the text of a call
     * @return how often {@link #spoken} has it
     */
    public int timesPaid(String text) {
        return (int) spoken().stream().filter(one -> one.text().equals(text)).count();
    }

    /**
     * How many calls were on their way at once, at the most; those over the limit do not count.
     *
     * @return 0 or more
     */
    public int mostCallsAtOnce() {
        return log.highest();
    }

    /** Listens no more; the answers that are on their way are sent. */
    @Override
    public void close() {
        server.close();
    }

    private SpokenText speak(SpokenAudio audio, String text, double speed) {
        return audio.speak(text, pace, speed, leastAudioBytes);
    }

    private ElevenLabsService.Load load() {
        return new ElevenLabsService.Load(log.inFlight(), mostAtOnce);
    }

    private Answer answer(Received request) {
        String path = RequestTarget.of(request).path();
        if (path.equals(WireFault.REDIRECT_PATH)) {
            return WireFault.REDIRECT_LOOP.answer("", new byte[0]);
        }
        Optional<SpeechService> service =
                services.stream().filter(one -> one.owns(path)).findFirst();
        if (service.isEmpty()) {
            return WireServer.json(404, "{\"detail\":\"Not Found\"}");
        }
        try {
            return answer(service.get(), request);
        } catch (Refusal e) {
            return e.toAnswer();
        }
    }

    private Answer answer(SpeechService service, Received request) throws Refusal {
        if (!service.isSpeech(request)) {
            return service.answer(request);
        }
        SpeechOrder order = service.read(request);
        SpeechLog.Ticket ticket = log.begin(order.speech().text(), mostAtOnce);
        return (out, peer) -> {
            try {
                listener.accept(ticket.call());
                write(service, order, ticket, out, peer);
            } finally {
                ticket.release();
            }
        };
    }

    private void write(SpeechService service, SpeechOrder order, SpeechLog.Ticket ticket, OutputStream out, Socket peer)
            throws IOException {
        Optional<WireFault> fault = faults.faultFor(ticket.call());
        if (!ticket.isWithinLimit()) {
            service.tooManyAtOnce().toAnswer().write(out, peer);
        } else if (fault.isPresent()) {
            writeSpoilt(fault.get(), service, order, ticket).write(out, peer);
        } else {
            writeWhole(order, ticket, out);
        }
    }

    /** A fault that ends by itself lets go of the call first, for its client may be back before this thread is. */
    private static Answer writeSpoilt(
            WireFault fault, SpeechService service, SpeechOrder order, SpeechLog.Ticket ticket) {
        if (fault.status().isPresent()) {
            ticket.release();
            return fault.refusal(service.faultBody(fault.status().getAsInt()));
        }
        if (fault.delivers()) {
            ticket.deliver(order.speech());
        }
        return fault.answer(order.type(), order.bodyBytes());
    }

    /** In chunks, as the services do it. The client cannot know of the end before the call is let go. */
    private static void writeWhole(SpeechOrder order, SpeechLog.Ticket ticket, OutputStream out) throws IOException {
        String[] headers = order.headers().get().toArray(String[]::new);
        out.write(WireServer.head(200, order.type(), "Transfer-Encoding: chunked", headers));
        ChunkedOutput chunks = new ChunkedOutput(out);
        order.body().write(chunks);
        chunks.flush();
        ticket.deliver(order.speech());
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
