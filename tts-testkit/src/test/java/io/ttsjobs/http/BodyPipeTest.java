package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BodyPipeTest {

    private static final int PIECE = 16 * 1024;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Connection connection = new Connection();

    /** Hands pieces out only when they are asked for, as the JDK's client does. */
    private static final class Connection implements Flow.Subscription {
        private long asked;
        private boolean cancelled;

        @Override
        public void request(long pieces) {
            asked += pieces;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void read_bodyOf50Megabytes_isNeverMoreThanTwoPiecesAhead() {
        BodyPipe pipe = pipe(Long.MAX_VALUE);
        byte[] slowly = new byte[1000];
        long delivered = 0;
        long read = 0;
        long ahead = 0;
        while (read < 50L << 20) {
            for (; connection.asked > 0; connection.asked--) {
                pipe.onNext(List.of(ByteBuffer.wrap(new byte[PIECE])));
                delivered += PIECE;
            }
            read += pipe.read(slowly, 0, slowly.length);
            ahead = Math.max(ahead, delivered - read);
        }
        assertThat(ahead).isLessThanOrEqualTo(2 * PIECE);
    }

    @Test
    void read_nothingTaken_asksForOnePiece() {
        pipe(Long.MAX_VALUE);
        assertThat(connection.asked).isEqualTo(1);
    }

    @Test
    void read_emptyPieces_arePassedOver() {
        BodyPipe pipe = pipe(Long.MAX_VALUE);
        pipe.onNext(List.of(ByteBuffer.allocate(0), ByteBuffer.wrap(new byte[] {7})));
        pipe.onComplete();
        assertThat(new int[] {pipe.read(), pipe.read(), pipe.read()}).containsExactly(7, -1, -1);
    }

    @Test
    void read_bodyOfTheBound_isWhole() throws IOException {
        BodyPipe pipe = pipe(PIECE);
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[PIECE])));
        pipe.onComplete();
        assertThat(pipe.readAllBytes()).hasSize(PIECE);
    }

    @Test
    void read_bodyOverTheBound_isRefused() {
        BodyPipe pipe = pipe(PIECE - 1);
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[PIECE])));
        assertThatThrownBy(pipe::read)
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("the answer is larger than 16383 bytes");
    }

    @Test
    void read_connectionBreaks_tellsTheKindAndNotTheWords() {
        BodyPipe pipe = pipe(Long.MAX_VALUE);
        pipe.onError(new IOException("with a secret"));
        assertThatThrownBy(pipe::read)
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("the connection broke (IOException)")
                .hasNoCause();
    }

    @Test
    void read_interrupted_ends() {
        BodyPipe pipe = pipe(Long.MAX_VALUE);
        Thread.currentThread().interrupt();
        assertThatThrownBy(pipe::read).isInstanceOf(BodyPipe.Interrupted.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void read_interruptedWhileMoreIsThere_ends() {
        BodyPipe pipe = pipe(Long.MAX_VALUE);
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[1])));
        Thread.currentThread().interrupt();
        assertThatThrownBy(pipe::read).isInstanceOf(BodyPipe.Interrupted.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void read_readerSlowerThanTheIdleDeadline_getsWhatIsThere() {
        BodyPipe pipe = pipe(new Deadlines(LONG, Duration.ofNanos(1)), Long.MAX_VALUE);
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[] {7})));
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[] {8})));
        pipe.onComplete();
        assertThat(new int[] {pipe.read(), pipe.read(), pipe.read()}).containsExactly(7, 8, -1);
    }

    @Test
    void read_wholeDeadlinePassedWhileMoreIsThere_ends() {
        BodyPipe pipe = pipe(new Deadlines(Duration.ofNanos(1), LONG), Long.MAX_VALUE);
        pipe.onNext(List.of(ByteBuffer.wrap(new byte[1])));
        assertThatThrownBy(pipe::read)
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageStartingWith("no whole answer within");
    }

    @Test
    void abandon_beforeTheBodyBegins_hangsUpWhenItDoes() {
        BodyPipe pipe = new BodyPipe(new Deadlines(LONG, LONG).start(), failures(), 1);
        pipe.abandon();
        pipe.onSubscribe(connection);
        assertThat(connection.cancelled).isTrue();
        assertThat(connection.asked).isZero();
    }

    @Test
    void close_midBody_hangsUp() {
        pipe(Long.MAX_VALUE).close();
        assertThat(connection.cancelled).isTrue();
    }

    private BodyPipe pipe(long maxBytes) {
        return pipe(new Deadlines(LONG, LONG), maxBytes);
    }

    private BodyPipe pipe(Deadlines deadlines, long maxBytes) {
        BodyPipe pipe = new BodyPipe(deadlines.start(), failures(), maxBytes);
        pipe.onSubscribe(connection);
        return pipe;
    }

    private static ExchangeFailure failures() {
        return new ExchangeFailure(URI.create("http://localhost:1"));
    }
}
