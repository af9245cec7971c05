package io.ttsjobs.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.audio.Pause;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacedChunkTest {

    private static final PlacedChunk CHUNK =
            new PlacedChunk(new TextChunk("a", 0, 1, 0, 1), Duration.ZERO, Duration.ofSeconds(1));

    @Test
    void pauses_unlessMeasured_areNone() {
        assertThat(CHUNK.pauses()).isEmpty();
    }

    @Test
    void withPauses_overlapping_areRefused() {
        List<Pause> pauses = List.of(pause(100, 300), pause(200, 400));
        assertThatThrownBy(() -> CHUNK.withPauses(pauses)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pause_thatRunsBack_isRefused() {
        assertThatThrownBy(() -> pause(300, 200)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void withConfidence_outsideItsRange_isRefused(double share) {
        TimingData estimated = TimingData.of(List.of(), List.<SentenceTiming>of(), List.of(new TextSpan(0, 1)));
        assertThatThrownBy(() -> estimated.withConfidence(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withConfidence_nothingEstimated_isRefused() {
        TimingData exact = TimingData.of(List.of(), List.of(), List.of());
        assertThatThrownBy(() -> exact.withConfidence(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Pause pause(long start, long end) {
        return new Pause(Duration.ofMillis(start), Duration.ofMillis(end));
    }
}
