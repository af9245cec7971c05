package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.testkit.ChunkCacheContract;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own caches do beyond the contract. An entry of {@link #audio} is larger than its audio, by less than half. */
abstract class SizedCacheContract extends ChunkCacheContract {

    static final int SIZE = 2_000;

    abstract ChunkCache newCache(long maxBytes);

    @Override
    protected ChunkCache newCache() {
        return newCache(100_000);
    }

    /** Lets the next use of the cache be later than the last. */
    abstract void later();

    @Test
    void find_wordsSpeltOtherwiseThanTheText_areAsTheyWere() throws IOException {
        ChunkCache cache = newCache(100_000);
        cache.keep(key("x"), Chunks.withTimings());
        assertThat(Chunks.facts(priced(cache.find(key("x")).orElseThrow())))
                .isEqualTo(Chunks.facts(Chunks.withTimings()));
    }

    @Test
    void keep_moreThanFits_forgetsWhatWasNotUsedForLongest() {
        ChunkCache cache = newCache(3L * SIZE * 3 / 2);
        for (String text : new String[] {"a", "b", "c"}) {
            cache.keep(key(text), audio(1));
            later();
        }
        cache.find(key("a"));
        later();
        cache.keep(key("d"), audio(1));
        cache.keep(key("e"), audio(1));
        assertThat(cache.find(key("b"))).isEmpty();
        assertThat(cache.find(key("a"))).isPresent();
    }

    @Test
    void keep_largerThanTheCache_isNotKept() {
        ChunkCache cache = newCache(SIZE);
        cache.keep(key("a"), audio(1));
        assertThat(cache.find(key("a"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void maxBytes_belowOne_isRefusedWithItsValue(long maxBytes) {
        assertThatThrownBy(() -> newCache(maxBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBytes must be at least 1, but is " + maxBytes);
    }

    static ChunkKey key(String text) {
        return ChunkKey.of("mock", SynthesisRequest.builder(text, "alto").build());
    }

    static SynthesisResult audio(int firstByte) {
        byte[] audio = new byte[SIZE];
        audio[0] = (byte) firstByte;
        return SynthesisResult.builder(audio, AudioFormat.MP3).build();
    }

    static int firstByte(SynthesisResult answer) throws IOException {
        try (InputStream audio = answer.openAudio()) {
            return audio.read();
        }
    }

    private static SynthesisResult priced(SynthesisResult found) {
        SynthesisResult.Builder priced = SynthesisResult.builder(found::openAudio, found.audioSize(), found.format());
        return AnswerFacts.copy(found, priced)
                .billedCharacters(new BigDecimal("4.50"))
                .build();
    }
}
