package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Crc16Test {

    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void arc_checkString_isTheCataloguedValue() {
        assertThat(Crc16.arc(0, CHECK, 0, CHECK.length)).isEqualTo(0xBB3D);
    }

    @Test
    void frame_checkString_isTheCataloguedValue() {
        // CRC-16/CMS: the same polynomial and start as the checksum of MPEG audio
        assertThat(Crc16.frame(0xFFFF, CHECK, 0, CHECK.length)).isEqualTo(0xAEE7);
    }

    @Test
    void arc_anyOffsetLengthAndStart_equalsTheBitwiseSum() {
        SplittableRandom random = new SplittableRandom(11);
        byte[] bytes = new byte[500];
        random.nextBytes(bytes);
        for (int offset = 0; offset < 9; offset++) {
            for (int length = 0; length < 450; length++) {
                int start = SlowMp3.arc(Arrays.copyOf(bytes, offset));
                int whole = SlowMp3.arc(Arrays.copyOf(bytes, offset + length));
                assertThat(Crc16.arc(start, bytes, offset, length))
                        .as("%d+%d", offset, length)
                        .isEqualTo(whole);
            }
        }
    }
}
