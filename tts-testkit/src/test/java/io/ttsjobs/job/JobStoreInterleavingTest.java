package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.text.TextSpan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The store in memory does each thing at one moment, as a plain map does that one thread uses. */
class JobStoreInterleavingTest {

    @Test
    void inMemory_anyInterleaving_isThatOfAPlainMap() {
        assertThatCode(() -> Interleavings.check(2, 3, InMemory.class, Plain.class))
                .doesNotThrowAnyException();
    }

    @Test
    void storeThatLooksAndThenActs_isCaught() {
        assertThatThrownBy(() -> Interleavings.check(2, 3, LookingFirst.class, Plain.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    /** What threads do to a store; the version stands for the job. */
    public abstract static class Actors {
        private final JobStore store;

        Actors(JobStore store) {
            this.store = store;
        }

        @Operation
        public void create() {
            store.create(job(0));
        }

        @Operation
        public long get() {
            return store.get("a").version();
        }

        @Operation
        public boolean update(@Param(gen = IntGen.class, conf = "0:1") int version) {
            GenerationJob expected = job(version);
            return store.update(expected, expected.toBuilder().build());
        }

        @Operation
        public boolean remove() {
            return store.remove("a");
        }

        private static GenerationJob job(int version) {
            return GenerationJob.builder("a", Workshop.request().build(), List.of(new TextSpan(0, 5)), Instant.EPOCH)
                    .version(version)
                    .build();
        }
    }

    /** On the store under test. */
    public static final class InMemory extends Actors {
        public InMemory() {
            super(JobStore.inMemory());
        }
    }

    /** What one thread would see. */
    public static final class Plain extends Actors {
        public Plain() {
            super(new PlainStore(new HashMap<>()));
        }
    }

    /** The twin with the bug: each of its steps is atomic, but not both together. */
    public static final class LookingFirst extends Actors {
        public LookingFirst() {
            super(new PlainStore(new ConcurrentHashMap<>()));
        }
    }

    private static final class PlainStore implements JobStore {
        private final Map<String, GenerationJob> jobs;

        PlainStore(Map<String, GenerationJob> jobs) {
            this.jobs = jobs;
        }

        @Override
        public void create(GenerationJob job) {
            if (jobs.containsKey(job.id())) {
                throw new IllegalStateException("there is a job with the id " + job.id());
            }
            jobs.put(job.id(), job);
        }

        @Override
        public GenerationJob get(String jobId) {
            GenerationJob job = jobs.get(jobId);
            if (job == null) {
                throw new JobNotFoundException(jobId);
            }
            return job;
        }

        @Override
        public boolean update(GenerationJob expected, GenerationJob updated) {
            if (get(expected.id()).version() != expected.version()) {
                return false;
            }
            jobs.put(expected.id(), updated);
            return true;
        }

        @Override
        public List<GenerationJob> list() {
            return List.copyOf(jobs.values());
        }

        @Override
        public boolean remove(String jobId) {
            return jobs.remove(jobId) != null;
        }
    }
}
