package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.ChunkRecord;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.timing.TimingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices every broken rule: each of its tests fails for a store that is broken on purpose. */
final class ChunkStoreContractTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(Sound.class, Set.of()),
                Arguments.of(
                        WithoutTimings.class,
                        Set.of("find_keptChunk_isAsItWas", "keep_chunk_returnsItAsItWas", "keep_twice_replaces")),
                Arguments.of(FirstWins.class, Set.of("keep_twice_replaces", "records_keptTwice_areTheLater")),
                Arguments.of(
                        OneForAll.class,
                        Set.of(
                                "find_chunkNotKept_isEmpty",
                                "drop_chunk_dropsItsRecordAlone",
                                "records_ofAnotherJob_areNotThere",
                                "count_keptChunks_areAsManyAsAreFound",
                                "records_ofARemovedJob_areGone",
                                "find_chunkOfARemovedJob_isEmpty")),
                Arguments.of(Miscounting.class, Set.of("count_keptChunks_areAsManyAsAreFound")),
                Arguments.of(Credulous.class, Set.of("keep_unknownJob_isNotFound", "keep_unknownJob_leavesNoRecord")),
                Arguments.of(RefusingLate.class, Set.of("keep_unknownJob_leavesNoRecord")),
                Arguments.of(
                        InOrderOfComing.class,
                        Set.of("records_keptOutOfOrder_areInOrder", "dropAudio_twice_leavesTheRecords")),
                Arguments.of(Embellishing.class, Set.of("records_plainRecord_isAsItWas")),
                Arguments.of(Racing.class, Set.of("records_keptAtOnce_areAllThere")),
                Arguments.of(Hoarding.class, Set.of("drop_chunk_isGoneAlone")),
                Arguments.of(Remembering.class, Set.of("drop_chunk_dropsItsRecordAlone")),
                Arguments.of(Lazy.class, Set.of("dropAudio_ofAJob_leavesNoChunk")),
                Arguments.of(Forgetful.class, Set.of("dropAudio_twice_leavesTheRecords")),
                Arguments.of(
                        Haunted.class, Set.of("records_ofARemovedJob_areGone", "find_chunkOfARemovedJob_isEmpty")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void contract_brokenTwin_failsThoseTestsAlone(Class<?> twin, Set<String> noticedBy) {
        assertThat(ContractRun.of(twin, Map.of()).failed()).isEqualTo(noticedBy);
    }

    @Test
    void contract_everyTest_hasATwinThatFailsIt() {
        Set<String> noticed = new TreeSet<>();
        twins().forEach(twin -> ((Set<?>) twin.get()[1]).forEach(test -> noticed.add((String) test)));
        assertThat(noticed).isEqualTo(ContractRun.testsOf(ChunkStoreContract.class));
    }

    /** Not broken. */
    static final class Sound extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore();
        }
    }

    /** Loses the timings. */
    static final class WithoutTimings extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    SynthesisResult bare = SynthesisResult.builder(
                                    result::openAudio, result.audioSize(), result.format())
                            .build();
                    return super.keep(jobId, chunk, bare);
                }
            };
        }
    }

    /** Leaves what is there. */
    static final class FirstWins extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                void put(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    recordsOf(jobId).putIfAbsent(chunk.index(), chunk);
                    resultsOf(jobId).putIfAbsent(chunk.index(), result);
                }
            };
        }
    }

    /** Throws the jobs together. */
    static final class OneForAll extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                Map<Integer, ChunkRecord> recordsOf(String jobId) {
                    return super.recordsOf("all");
                }

                @Override
                Map<Integer, SynthesisResult> resultsOf(String jobId) {
                    return super.resultsOf("all");
                }

                @Override
                public synchronized void dropAudio(String jobId) {
                    super.dropAudio("all");
                }
            };
        }
    }

    /** Counts how often something was kept. */
    static final class Miscounting extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                private int kept;

                @Override
                void put(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    super.put(jobId, chunk, result);
                    kept++;
                }

                @Override
                public synchronized int count(String jobId) {
                    return super.count(jobId) == 0 ? 0 : kept;
                }
            };
        }
    }

    /** Takes a chunk of anybody. */
    static final class Credulous extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    put(jobId, chunk, result);
                    return result;
                }
            };
        }
    }

    /** Refuses a chunk of anybody, and has kept it. */
    static final class RefusingLate extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    put(jobId, chunk, result);
                    if (list().stream().noneMatch(job -> job.id().equals(jobId))) {
                        throw new JobNotFoundException(jobId);
                    }
                    return result;
                }
            };
        }
    }

    /** Lists the chunk that came last at the end. */
    static final class InOrderOfComing extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                private final List<Integer> order = new ArrayList<>();

                @Override
                void put(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    super.put(jobId, chunk, result);
                    order.remove((Integer) chunk.index());
                    order.add(chunk.index());
                }

                @Override
                public synchronized List<ChunkRecord> records(String jobId) {
                    Map<Integer, ChunkRecord> known = recordsOf(jobId);
                    return inOrderOfComing(known);
                }

                private List<ChunkRecord> inOrderOfComing(Map<Integer, ChunkRecord> known) {
                    return order.stream()
                            .filter(known::containsKey)
                            .map(known::get)
                            .toList();
                }
            };
        }
    }

    /** Says that the provider timed what it did not. */
    static final class Embellishing extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                void put(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    super.put(jobId, timed(chunk), result);
                }

                private static ChunkRecord timed(ChunkRecord chunk) {
                    return chunk.timingSource() == TimingData.Source.PROVIDER
                            ? chunk
                            : ChunkRecord.builder(chunk.index(), chunk.span(), chunk.provider(), chunk.voiceId())
                                    .audio(chunk.sha256(), chunk.audioSize(), chunk.format())
                                    .timingSource(TimingData.Source.PROVIDER)
                                    .build();
                }
            };
        }
    }

    /** Writes back all records as it has read them before. */
    static final class Racing extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                private final CyclicBarrier read = new CyclicBarrier(3);

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // which is what is broken
                public SynthesisResult keep(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    if (Thread.currentThread().getName().startsWith("pool")) {
                        return keepWithoutLock(jobId, chunk, result);
                    }
                    return super.keep(jobId, chunk, result);
                }

                private SynthesisResult keepWithoutLock(String jobId, ChunkRecord chunk, SynthesisResult result) {
                    Map<Integer, ChunkRecord> before;
                    synchronized (this) {
                        before = new TreeMap<>(recordsOf(jobId));
                    }
                    try {
                        read.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    before.put(chunk.index(), chunk);
                    synchronized (this) {
                        records.put(jobId, before);
                    }
                    return result;
                }
            };
        }
    }

    /** Finds what was dropped. */
    static final class Hoarding extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized void drop(String jobId, int index) {
                    recordsOf(jobId).remove(index);
                }
            };
        }
    }

    /** Keeps the record of what was dropped. */
    static final class Remembering extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized void drop(String jobId, int index) {
                    resultsOf(jobId).remove(index);
                }
            };
        }
    }

    /** Does not drop audio. */
    static final class Lazy extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized void dropAudio(String jobId) {}
            };
        }
    }

    /** Drops the records with the audio the second time. */
    static final class Forgetful extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized void dropAudio(String jobId) {
                    if (resultsOf(jobId).isEmpty()) {
                        records.remove(jobId);
                    }
                    super.dropAudio(jobId);
                }
            };
        }
    }

    /** Keeps what belongs to nobody any more. */
    static final class Haunted extends ChunkStoreContract {
        @Override
        protected JobStore newStore() {
            return new ModelStore() {
                @Override
                public synchronized boolean remove(String jobId) {
                    return jobs.remove(jobId);
                }
            };
        }
    }
}
