package io.ttsjobs.benchmarks.timing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EspeakNarratorTest {

    /** True with espeak-ng and without. */
    @Test
    void narrate_voiceThatIsMissing_saysWhatItTakes() {
        EspeakNarrator narrator = new EspeakNarrator("no-such-voice");
        assertThatThrownBy(() -> narrator.narrate(List.of("One.")))
                .isInstanceOf(VoiceMissingException.class)
                .hasMessageStartingWith("espeak:no-such-voice");
    }
}
