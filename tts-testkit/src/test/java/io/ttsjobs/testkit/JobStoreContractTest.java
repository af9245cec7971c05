package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobNotFoundException;
import io.ttsjobs.job.JobStore;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices every broken rule: each of its tests fails for a store that is broken on purpose. */
final class JobStoreContractTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(
                        Overwriting.class,
                        Set.of("create_idThatExists_isRefused", "create_idThatExists_keepsTheFirst")),
                Arguments.of(
                        Forgetful.class, Set.of("get_createdJob_isFoundAsItWas", "create_idThatExists_keepsTheFirst")),
                Arguments.of(
                        LastWriterWins.class,
                        Set.of(
                                "update_staleVersion_isRefused",
                                "update_staleVersion_changesNothing",
                                "update_writersAtOnce_oneWins")),
                Arguments.of(
                        Deaf.class,
                        Set.of(
                                "update_currentVersion_isStored",
                                "update_billedCharacters_areStored",
                                "update_budget_isStored",
                                "update_staleVersion_isRefused",
                                "update_staleVersion_changesNothing",
                                "update_writersAtOnce_oneWins",
                                "list_changedJob_isListedOnce")),
                Arguments.of(Rounding.class, Set.of("update_billedCharacters_areStored")),
                Arguments.of(Stubborn.class, Set.of("update_budget_isStored")),
                Arguments.of(ByIdentity.class, Set.of("update_jobReadFromTheStore_isStored")),
                Arguments.of(Inventive.class, Set.of("get_unknownId_isNotFound")),
                Arguments.of(Upserting.class, Set.of("update_unknownId_isNotFound")),
                Arguments.of(NewestFirst.class, Set.of("list_severalJobs_areOldestFirst")),
                Arguments.of(History.class, Set.of("list_changedJob_isListedOnce", "remove_job_isGone")),
                Arguments.of(Hoarding.class, Set.of("remove_job_isGone", "remove_twice_saysSo")));
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
        assertThat(noticed).isEqualTo(ContractRun.testsOf(JobStoreContract.class));
    }

    /** A sound store to break: compare-and-set under one lock. */
    private static class Sound implements JobStore {
        final Map<String, GenerationJob> jobs = new ConcurrentHashMap<>();

        @Override
        public synchronized void create(GenerationJob job) {
            if (jobs.putIfAbsent(job.id(), job) != null) {
                throw new IllegalStateException("exists");
            }
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
        public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
            if (get(expected.id()).version() != expected.version()) {
                return false;
            }
            jobs.put(updated.id(), updated);
            return true;
        }

        @Override
        public List<GenerationJob> list() {
            return jobs.values().stream()
                    .sorted(Comparator.comparing(GenerationJob::createdAt))
                    .toList();
        }

        @Override
        public boolean remove(String jobId) {
            return jobs.remove(jobId) != null;
        }
    }

    /** Takes a second job of one id. */
    static final class Overwriting extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized void create(GenerationJob job) {
                    jobs.put(job.id(), job);
                }
            };
        }
    }

    /** Mistakes the time. */
    static final class Forgetful extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized void create(GenerationJob job) {
                    super.create(GenerationJob.builder(
                                    job.id(),
                                    job.request(),
                                    job.plan(),
                                    job.createdAt().plusNanos(1))
                            .build());
                }
            };
        }
    }

    /** Never looks at the version. */
    static final class LastWriterWins extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    get(expected.id());
                    jobs.put(updated.id(), updated);
                    return true;
                }
            };
        }
    }

    /** Says that it wrote, and did not. */
    static final class Deaf extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    return get(expected.id()).version() == expected.version();
                }
            };
        }
    }

    /** Keeps whole characters. */
    static final class Rounding extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    GenerationJob.Builder rounded = updated.toBuilder().version(updated.version());
                    updated.billedCharacters()
                            .map(billed -> billed.setScale(0, RoundingMode.HALF_UP))
                            .ifPresent(rounded::billedCharacters);
                    return super.update(expected, rounded.build());
                }
            };
        }
    }

    /** Knows no budget but that of the request. */
    static final class Stubborn extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    GenerationJob.Builder stubborn = updated.toBuilder().version(updated.version());
                    return super.update(
                            expected,
                            stubborn.budget(updated.request().budget()).build());
                }
            };
        }
    }

    /** Takes a job only from whoever holds the very object it keeps, and gives out copies. */
    static final class ByIdentity extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public GenerationJob get(String jobId) {
                    GenerationJob job = super.get(jobId);
                    return job.toBuilder().version(job.version()).build();
                }

                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    get(expected.id());
                    return jobs.replace(expected.id(), expected, updated);
                }
            };
        }
    }

    /** Makes up a job that nobody created. */
    static final class Inventive extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public GenerationJob get(String jobId) {
                    return jobId.equals("nobody") ? jobs.values().iterator().next() : super.get(jobId);
                }
            };
        }
    }

    /** Takes a job that was never created. */
    static final class Upserting extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    jobs.putIfAbsent(expected.id(), expected);
                    return super.update(expected, updated);
                }
            };
        }
    }

    /** Lists the other way round. */
    static final class NewestFirst extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public List<GenerationJob> list() {
                    return jobs.values().stream()
                            .sorted(Comparator.comparing(GenerationJob::createdAt)
                                    .reversed())
                            .toList();
                }
            };
        }
    }

    /** Lists every version that a job ever had. */
    static final class History extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            List<GenerationJob> versions = new ArrayList<>();
            return new Sound() {
                @Override
                public synchronized void create(GenerationJob job) {
                    super.create(job);
                    versions.add(job);
                }

                @Override
                public synchronized boolean update(GenerationJob expected, GenerationJob updated) {
                    return super.update(expected, updated) && versions.add(updated);
                }

                @Override
                public synchronized List<GenerationJob> list() {
                    return versions.stream()
                            .sorted(Comparator.comparing(GenerationJob::createdAt))
                            .toList();
                }
            };
        }
    }

    /** Keeps what it should forget. */
    static final class Hoarding extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound() {
                @Override
                public boolean remove(String jobId) {
                    return jobs.containsKey(jobId);
                }
            };
        }
    }

    /** The twins above are broken by what they break alone. */
    static final class Unbroken extends JobStoreContract {
        @Override
        protected JobStore newStore() {
            return new Sound();
        }
    }

    @Test
    void contract_soundStore_passes() {
        assertThat(ContractRun.of(Unbroken.class, Map.of()).passed())
                .isEqualTo(ContractRun.testsOf(JobStoreContract.class));
    }
}
