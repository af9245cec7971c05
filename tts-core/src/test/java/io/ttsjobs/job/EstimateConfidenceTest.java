package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.timing.PlacedChunk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateConfidenceTest {

    private static final PlacedChunk CHUNK = new PlacedChunk(
            new TextChunk("A. B. C. D.", 10, 21, 1, 2),
            Duration.ofMillis(5_000),
            Duration.ofMillis(9_000),
            List.of(new Pause(Duration.ofMillis(800), Duration.ofMillis(1_000))));

    @Test
    void of_startsAtTheChunkAndBehindAPause_countAsMeasured() {
        assertThat(EstimateConfidence.of(
                        List.of(CHUNK), List.of(at(10, 5_000), at(13, 6_000), at(16, 7_000), at(19, 8_000))))
                .isEqualTo(0.5);
    }

    @Test
    void of_sentencesOfOtherChunks_doNotCount() {
        assertThat(EstimateConfidence.of(List.of(CHUNK), List.of(at(0, 100), at(10, 5_000), at(22, 9_500))))
                .isEqualTo(1);
    }

    @Test
    void of_noSentenceBegun_isSure() {
        assertThat(EstimateConfidence.of(List.of(CHUNK), List.of(at(8, 4_000)))).isEqualTo(1);
    }

    private static SentenceTiming at(int position, long start) {
        return new SentenceTiming("A.", Duration.ofMillis(start), Duration.ofMillis(start), position, position + 2);
    }
}
