package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.ChunkCache;
import io.ttsjobs.job.ChunkKey;
import io.ttsjobs.speech.SynthesisResult;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices every broken rule: each of its tests fails for a cache that is broken on purpose. */
final class ChunkCacheContractTest {

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(Sound.class, Set.of()),
                Arguments.of(
                        WithoutTimings.class,
                        Set.of(
                                "find_keptAnswer_isAsItWas",
                                "keep_twoRequests_keepsBoth",
                                "find_answerDroppedSince_staysWhole")),
                Arguments.of(FirstWins.class, Set.of("keep_twice_replaces")),
                Arguments.of(
                        ByText.class,
                        Set.of(
                                "find_anotherVoice_isEmpty",
                                "keep_twoRequests_keepsBoth",
                                "drop_answerNotKept_changesNothing")),
                Arguments.of(Hoarding.class, Set.of("drop_answer_isGone")),
                Arguments.of(Lending.class, Set.of("find_answerDroppedSince_staysWhole")));
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
        assertThat(noticed).isEqualTo(ContractRun.testsOf(ChunkCacheContract.class));
    }

    /** A sound cache to break: a map under one lock. */
    private static class Answers implements ChunkCache {
        final Map<Object, SynthesisResult> answers = new HashMap<>();

        Object name(ChunkKey key) {
            return key;
        }

        @Override
        public synchronized Optional<SynthesisResult> find(ChunkKey key) {
            return Optional.ofNullable(answers.get(name(key)));
        }

        @Override
        public synchronized void keep(ChunkKey key, SynthesisResult answer) {
            answers.put(name(key), answer);
        }

        @Override
        public synchronized void drop(ChunkKey key) {
            answers.remove(name(key));
        }
    }

    /** Nothing is wrong with it. */
    static final class Sound extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers();
        }
    }

    /** Keeps audio alone. */
    static final class WithoutTimings extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers() {
                @Override
                public synchronized void keep(ChunkKey key, SynthesisResult answer) {
                    super.keep(
                            key,
                            SynthesisResult.builder(answer::openAudio, answer.audioSize(), answer.format())
                                    .build());
                }
            };
        }
    }

    /** Keeps what it has. */
    static final class FirstWins extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers() {
                @Override
                public synchronized void keep(ChunkKey key, SynthesisResult answer) {
                    answers.putIfAbsent(key, answer);
                }
            };
        }
    }

    /** Knows an answer by its text, whoever speaks it. */
    static final class ByText extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers() {
                @Override
                Object name(ChunkKey key) {
                    return key.text();
                }
            };
        }
    }

    /** Forgets nothing. */
    static final class Hoarding extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers() {
                @Override
                public synchronized void drop(ChunkKey key) {
                    // which is what is broken
                }
            };
        }
    }

    /** Gives answers whose audio is there as long as the cache has it. */
    static final class Lending extends ChunkCacheContract {
        @Override
        protected ChunkCache newCache() {
            return new Answers() {
                @Override
                public synchronized Optional<SynthesisResult> find(ChunkKey key) {
                    return super.find(key).map(answer -> lent(key, answer));
                }

                private SynthesisResult lent(ChunkKey key, SynthesisResult answer) {
                    SynthesisResult.Builder lent = SynthesisResult.builder(
                                    () -> open(key), answer.audioSize(), answer.format())
                            .words(answer.words())
                            .sentences(answer.sentences());
                    answer.timingNote().ifPresent(lent::timingNote);
                    answer.requestId().ifPresent(lent::requestId);
                    return lent.build();
                }

                private InputStream open(ChunkKey key) {
                    SynthesisResult held = answers.get(key);
                    return held == null ? InputStream.nullInputStream() : held.openAudio();
                }
            };
        }
    }
}
