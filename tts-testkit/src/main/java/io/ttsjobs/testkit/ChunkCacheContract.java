package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.ChunkCache;
import io.ttsjobs.job.ChunkKey;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link ChunkCache} as tests; each carries the number of the rule that it checks.
 *
 * <p>A cache's own test extends this class and says how to make an empty cache. A cache may forget anything at any time; one that
 * is tested must not forget a few answers of a few bytes.
 */
public abstract class ChunkCacheContract {

    /** A text with what an encoding could lose: a letter beyond ASCII, and a lone surrogate. */
    private static final String TEXT = "Cit\u00e9 \ud800";

    private static final AudioFormat RAW = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
            .sampleRate(8_000)
            .channels(1)
            .build();
    private static final SynthesisResult TIMED = SynthesisResult.builder(new byte[] {1, 2, 3, 4}, RAW)
            .words(List.of(
                    new WordTiming("Cit\u00e9", Duration.ZERO, Duration.ofNanos(333_333_333), 0, 4),
                    new WordTiming("\ud800", Duration.ofSeconds(1), Duration.ofDays(400_000), 5, 6)))
            .sentences(List.of(new SentenceTiming(TEXT, Duration.ZERO, Duration.ofSeconds(2), 0, 6)))
            .timingNote("from the normalized text")
            .requestId("id \u00e9\"1")
            .build();
    private static final SynthesisResult PLAIN =
            SynthesisResult.builder(new byte[] {5, 6}, RAW).build();

    private ChunkCache cache;

    /** For subclasses. */
    protected ChunkCacheContract() {}

    /**
     * Makes an empty cache; called once for each test.
     *
     * @return a new cache
     */
    protected abstract ChunkCache newCache();

    @BeforeEach
    final void makeCache() {
        cache = newCache();
    }

    @Test
    @DisplayName("K1: a kept answer is found with all that it holds")
    void find_keptAnswer_isAsItWas() throws IOException {
        cache.keep(key("alto"), TIMED);
        assertThat(facts(found("alto"))).isEqualTo(facts(TIMED));
    }

    @Test
    @DisplayName("K1: an answer that is kept later takes the place of the first")
    void keep_twice_replaces() throws IOException {
        cache.keep(key("alto"), TIMED);
        cache.keep(key("alto"), PLAIN);
        assertThat(facts(found("alto"))).isEqualTo(facts(PLAIN));
    }

    @Test
    @DisplayName("K2: the same text in another voice is another answer")
    void find_anotherVoice_isEmpty() {
        cache.keep(key("alto"), PLAIN);
        assertThat(cache.find(key("bass"))).isEmpty();
    }

    @Test
    @DisplayName("K2: answers to two requests do not get into each other's way")
    void keep_twoRequests_keepsBoth() throws IOException {
        cache.keep(key("alto"), TIMED);
        cache.keep(key("bass"), PLAIN);
        assertThat(List.of(facts(found("alto")), facts(found("bass")))).containsExactly(facts(TIMED), facts(PLAIN));
    }

    @Test
    @DisplayName("K3: a dropped answer is gone")
    void drop_answer_isGone() {
        cache.keep(key("alto"), PLAIN);
        cache.drop(key("alto"));
        assertThat(cache.find(key("alto"))).isEmpty();
    }

    @Test
    @DisplayName("K3: no other answer goes with it, and none need be there")
    void drop_answerNotKept_changesNothing() {
        cache.keep(key("alto"), PLAIN);
        cache.drop(key("bass"));
        assertThat(cache.find(key("alto"))).isPresent();
    }

    @Test
    @DisplayName("K4: a found answer stays whole when the cache has forgotten it")
    void find_answerDroppedSince_staysWhole() throws IOException {
        cache.keep(key("alto"), TIMED);
        SynthesisResult found = found("alto");
        cache.drop(key("alto"));
        assertThat(facts(found)).isEqualTo(facts(TIMED));
    }

    private SynthesisResult found(String voice) {
        return cache.find(key(voice)).orElseThrow(() -> new AssertionError("the answer that was kept is not there"));
    }

    private static ChunkKey key(String voice) {
        return ChunkKey.of("mock", SynthesisRequest.builder(TEXT, voice).build());
    }

    /** All but the price, which whoever finds an answer does not pay. */
    private static List<Object> facts(SynthesisResult answer) throws IOException {
        try (InputStream audio = answer.openAudio()) {
            return List.of(
                    Arrays.toString(audio.readAllBytes()),
                    answer.audioSize(),
                    answer.format(),
                    answer.words(),
                    answer.sentences(),
                    answer.timingNote(),
                    answer.requestId());
        }
    }
}
