package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpusPacketTest {

    @Test
    void samples_everyConfigurationAndCode_isThatOfTheTable() {
        SplittableRandom random = new SplittableRandom(5);
        for (int config = 0; config < 32; config++) {
            for (int code = 0; code < 4; code++) {
                byte[] packet = OpusBytes.packet(config, code, code == 0 ? 1 : 2, random);
                assertThat(OpusPacket.samples(packet, 0, packet.length))
                        .as("configuration %d, code %d", config, code)
                        .isEqualTo(OpusBytes.samples(packet));
            }
        }
    }

    @Test
    void samples_packetWithinABuffer_readsNothingElse() {
        byte[] buffer = {-1, -1, (byte) 0xF8, 1, 2, -1};
        assertThat(OpusPacket.samples(buffer, 2, 3)).isEqualTo(960);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // R1: no byte
                "4901", // R3: two equal frames in an odd number of bytes
                "4A", // R4: no size of the first of two frames
                "4A05AABB", // R4: a first frame longer than the packet
                "4AFC", // R4: half a size
                "4B", // R5: no count
                "4B00", // R5: no frame
                "4B07", // R5: 140 ms
                "4B02AABBCC", // R6: two equal frames in three bytes
                "4B41", // R6: no size of the padding
                "4B4105AA", // R6: more padding than bytes
                "4BC1FF", // R6: half a size of the padding
                "4B8305", // R7: sizes missing
                "4B8205AA" // R7: a first frame longer than the packet
            })
    void samples_packetAgainstARule_is0(String hex) {
        byte[] packet = HexFormat.of().parseHex(hex);
        assertThat(OpusPacket.samples(packet, 0, packet.length)).isZero();
    }

    @Test
    void samples_frameLongerThanThereCanBe_is0() {
        byte[] packet = new byte[1277];
        assertThat(OpusPacket.samples(packet, 0, 1276)).isEqualTo(480);
        assertThat(OpusPacket.samples(packet, 0, 1277)).isZero();
    }

    @Test
    void samples_anyBytes_areNeverReadBeyond() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[1 + random.nextInt(12)];
            random.nextBytes(packet);
            assertThat(OpusPacket.samples(packet, 0, packet.length)).isBetween(0, 5760);
        }
    }
}
