package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Never are more inside a gate than may be, and never does anybody wait for a permit that was lost. */
class GateInterleavingTest {

    private static final int BOUND = 2;
    private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void gate_anyInterleaving_letsInNoMoreThanMayBe() {
        assertThatCode(() -> Interleavings.check(3, 2, Gated.class, Sequential.class))
                .doesNotThrowAnyException();
    }

    @Test
    void adaptiveGate_anyInterleaving_letsInNoMoreThanMayBe() {
        assertThatCode(() -> Interleavings.check(3, 2, GatedAdaptively.class, Sequential.class))
                .doesNotThrowAnyException();
    }

    @Test
    void gateThatIsResizedWithoutALock_isCaught() {
        assertThatThrownBy(() -> Interleavings.check(3, 2, GatedWithoutLock.class, Sequential.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("The execution has hung");
    }

    /** What threads do at a gate. A call goes in and out in one actor, so that a thread which waits for ever is a bug. */
    public abstract static class Actors {
        private final AtomicInteger inside = new AtomicInteger();

        abstract void enter() throws InterruptedException;

        abstract void leave();

        @Operation
        public boolean call() throws InterruptedException {
            enter();
            boolean within = inside.incrementAndGet() <= BOUND;
            inside.decrementAndGet();
            leave();
            return within;
        }

        @Operation
        public abstract void allow(@Param(gen = IntGen.class, conf = "1:3") int calls);

        @Operation
        public abstract void narrow() throws InterruptedException;

        @Operation
        public abstract int callsAtOnce();
    }

    /** At a gate under test. */
    private abstract static class AtGate extends Actors {
        final ProviderGate gate;

        AtGate(WidthRule rule) {
            this.gate = ProviderGate.ofAtMost(BOUND, rule, new ProviderPause(STILL, Sleeper.system()));
        }

        @Override
        void enter() throws InterruptedException {
            gate.enter();
        }

        @Override
        void leave() {
            gate.leave();
        }

        @Override
        public void allow(int calls) {
            gate.allow(calls);
        }

        @Override
        public int callsAtOnce() {
            return gate.callsAtOnce();
        }
    }

    /** At one that grows narrower by one. */
    public static final class Gated extends AtGate {
        public Gated() {
            super(WidthRule.ONE_BY_ONE);
        }

        @Override
        public void narrow() {
            gate.refused(0, true);
        }
    }

    /** At one that halves, which is the same where two may be inside; what it heeds depends on when the refused call came in. */
    public static final class GatedAdaptively extends AtGate {
        public GatedAdaptively() {
            super(WidthRule.AIMD);
        }

        @Override
        public void narrow() throws InterruptedException {
            int entered = gate.enter();
            gate.refused(entered, false);
            gate.leave();
        }
    }

    /** The twin with the bug: two that narrow at once take one permit more than they say, and the next call waits for ever. */
    public static final class GatedWithoutLock extends Actors {
        private final Permits permits = new Permits();
        private volatile int total = BOUND;
        private volatile int widest;

        @Override
        void enter() throws InterruptedException {
            permits.acquire();
        }

        @Override
        void leave() {
            permits.release();
        }

        @Override
        public void allow(int calls) {
            int allowed = Math.min(calls, BOUND);
            if (allowed != widest) {
                widest = allowed;
                resize(allowed);
            }
        }

        @Override
        public void narrow() {
            resize(Math.max(1, total - 1));
        }

        private void resize(int calls) {
            if (calls > total) {
                permits.release(calls - total);
            } else {
                permits.reduce(total - calls);
            }
            total = calls;
        }

        @Override
        public int callsAtOnce() {
            return total;
        }
    }

    private static final class Permits extends Semaphore {
        private static final long serialVersionUID = 1L;

        Permits() {
            super(BOUND, true);
        }

        void reduce(int permits) {
            reducePermits(permits);
        }
    }

    /** What one thread would see. */
    public static final class Sequential extends Actors {
        private int total = BOUND;
        private int widest;

        @Override
        void enter() {}

        @Override
        void leave() {}

        @Override
        public void allow(int calls) {
            int allowed = Math.min(calls, BOUND);
            if (allowed != widest) {
                widest = allowed;
                total = allowed;
            }
        }

        @Override
        public void narrow() {
            total = Math.max(1, total - 1);
        }

        @Override
        public int callsAtOnce() {
            return total;
        }
    }
}
