package io.ttsjobs.benchmarks.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ttsjobs.text.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkPlacesTest {

    private static final String TEXT = " One\n two.  Three. ";

    @Test
    void of_whiteSpaceChanged_findsThePlaces() {
        assertThat(ChunkPlaces.of(TEXT, List.of("One two.", "Three.")))
                .containsExactly(new TextSpan(1, 10), new TextSpan(12, 18));
    }

    @Test
    void of_textLeftOut_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChunkPlaces.of(TEXT, List.of("One two.")))
                .withMessageContaining("12");
    }

    @Test
    void of_textInvented_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChunkPlaces.of(TEXT, List.of("One, two.")))
                .withMessageContaining("6");
    }
}
