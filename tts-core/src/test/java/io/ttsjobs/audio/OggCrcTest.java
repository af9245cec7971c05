package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OggCrcTest {

    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void update_checkString_isTheInverseOfTheCataloguedValue() {
        // CRC-32/CKSUM is this sum, inverted at the end
        assertThat(OggCrc.update(0, CHECK, 0, CHECK.length)).isEqualTo(~0x765E7680);
    }

    @Test
    void update_inTwoParts_isTheSumOfTheWhole() {
        int part = OggCrc.update(0, CHECK, 0, 4);
        assertThat(OggCrc.update(part, CHECK, 4, 5)).isEqualTo(SlowOgg.crc(CHECK));
    }
}
