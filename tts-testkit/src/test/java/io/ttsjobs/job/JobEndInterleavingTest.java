package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.text.TextSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** Whoever ends a job, it ends once: of cancelling and completing one wins, and the other sees that it lost. */
class JobEndInterleavingTest {

    @Test
    void cancel_whileAnotherCompletes_oneOfThemWins() {
        assertThatCode(() -> Interleavings.check(3, 1, Compared.class, Sequential.class))
                .doesNotThrowAnyException();
    }

    @Test
    void cancelOverAStoreThatComparesNothing_isCaught() {
        assertThatThrownBy(() -> Interleavings.check(3, 1, Blind.class, Sequential.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    /** A manager that may cancel, and a run elsewhere that may complete. */
    public abstract static class Actors {
        @Operation
        public abstract JobStatus cancel();

        @Operation
        public abstract JobStatus complete();
    }

    /** The manager's own way to cancel, and the run's own way to write: read, change, compare and set. */
    public abstract static class Shared extends Actors {
        private static final ProviderRegistry PROVIDERS = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", MockTtsProvider.create())
                .build();
        private final JobStore store;
        private final JobManager manager;

        Shared(JobStore store) {
            this.store = store;
            this.manager = JobManager.builder(PROVIDERS)
                    .store(store)
                    .audioStorage(AudioStorage.directory(Path.of("unused")))
                    .build();
            store.create(
                    GenerationJob.builder("a", Workshop.request().build(), List.of(new TextSpan(0, 5)), Instant.EPOCH)
                            .status(JobStatus.IN_PROGRESS)
                            .build());
        }

        @Override
        public JobStatus cancel() {
            manager.cancel("a");
            return store.get("a").status();
        }

        @Override
        public JobStatus complete() {
            GenerationJob job = store.get("a");
            if (job.status().canBecome(JobStatus.COMPLETED)) {
                store.update(job, job.toBuilder().status(JobStatus.COMPLETED).build());
            }
            return store.get("a").status();
        }
    }

    /** Over the store under test. */
    public static final class Compared extends Shared {
        public Compared() {
            super(JobStore.inMemory());
        }
    }

    /** The twin with the bug: the last writer wins, whatever it had read. */
    public static final class Blind extends Shared {
        public Blind() {
            super(new BlindStore());
        }
    }

    /** What one thread would see: the first end is the end. */
    public static final class Sequential extends Actors {
        private JobStatus status = JobStatus.IN_PROGRESS;

        @Override
        public JobStatus cancel() {
            return end(JobStatus.CANCELLED);
        }

        @Override
        public JobStatus complete() {
            return end(JobStatus.COMPLETED);
        }

        private JobStatus end(JobStatus wanted) {
            status = status.isTerminal() ? status : wanted;
            return status;
        }
    }

    private static final class BlindStore implements JobStore {
        private final JobStore jobs = JobStore.inMemory();

        @Override
        public void create(GenerationJob job) {
            jobs.create(job);
        }

        @Override
        public GenerationJob get(String jobId) {
            return jobs.get(jobId);
        }

        @Override
        public boolean update(GenerationJob expected, GenerationJob updated) {
            return jobs.update(jobs.get(expected.id()), updated);
        }

        @Override
        public List<GenerationJob> list() {
            return jobs.list();
        }

        @Override
        public boolean remove(String jobId) {
            return jobs.remove(jobId);
        }
    }
}
