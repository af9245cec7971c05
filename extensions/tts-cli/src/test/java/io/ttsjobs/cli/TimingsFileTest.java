package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingsFileTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.29, 0.57, 0.58, 1})
    void rounded_hundredths_stayAsTheyAre(double share) {
        assertThat(TimingsFile.rounded(share)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"0.999, 0.99", "0.9999999, 0.99", "0.666666, 0.66"})
    void rounded_finer_isRoundedDown(double share, double rounded) {
        assertThat(TimingsFile.rounded(share)).isEqualTo(rounded);
    }
}
