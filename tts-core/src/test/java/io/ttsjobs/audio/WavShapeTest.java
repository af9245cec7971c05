package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ttsjobs.audio.WavShape.Coding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavShapeTest {

    /** The companded values are those of the tables of ITU-T G.711, scaled to 16 bits. */
    @ParameterizedTest
    @CsvSource({
        "U8, 80, 0",
        "U8, 00, -1",
        "U8, C0, 0.5",
        "S16, 0000, 0",
        "S16, 0080, -1",
        "S16, 0040, 0.5",
        "S24, 000080, -1",
        "S24, 000040, 0.5",
        "S32, 00000080, -1",
        "S32, 00000040, 0.5",
        "F32, 0000003F, 0.5",
        "F32, 000080C0, -1",
        "F32, 0000C07F, 0",
        "ALAW, D5, 0.000244140625",
        "ALAW, 55, -0.000244140625",
        "ALAW, AA, 0.984375",
        "ALAW, 2A, -0.984375",
        "MULAW, FF, 0",
        "MULAW, 80, 0.9803466796875",
        "MULAW, 00, -0.9803466796875"
    })
    void decode_sample_isItsShareOfFullScale(Coding coding, String hex, double share) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        assertThat(coding.decode(bytes, 0)).isCloseTo(share, within(1e-9));
    }
}
