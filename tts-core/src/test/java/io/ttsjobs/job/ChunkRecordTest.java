package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.text.TextSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkRecordTest {

    /** Of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void sha256_ofAbc_isThatOfTheStandard() throws IOException {
        assertThat(Sha256.of(new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void audio_noChecksum_isRefusedWithItsValue(String sha256) {
        assertThatThrownBy(() -> builder().audio(sha256, 1, AudioFormat.MP3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sha256 must be 64 lower-case hexadecimal digits, but is \"" + sha256 + "\"");
    }

    @Test
    void audio_ofNoBytes_isRefused() {
        assertThatThrownBy(() -> builder().audio(ABC, 0, AudioFormat.MP3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be at least 1, but is 0");
    }

    @Test
    void builder_negativeIndex_isRefused() {
        assertThatThrownBy(() -> ChunkRecord.builder(-1, new TextSpan(0, 1), "mock", "alto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index must not be negative, but is -1");
    }

    @Test
    void attempts_negative_isRefused() {
        assertThatThrownBy(() -> builder().attempts(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts must not be negative, but is -1");
    }

    @Test
    void billedCharacters_negative_isRefused() {
        assertThatThrownBy(() -> builder().billedCharacters(BigDecimal.valueOf(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("billedCharacters must not be negative, but is -1");
    }

    @Test
    void jobBilledCharacters_negative_isRefused() {
        assertThatThrownBy(() -> builder().jobBilledCharacters(BigDecimal.valueOf(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jobBilledCharacters must not be negative, but is -1");
    }

    @Test
    void jobSpentCharacters_negative_isRefused() {
        assertThatThrownBy(() -> builder().jobSpentCharacters(BigDecimal.valueOf(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jobSpentCharacters must not be negative, but is -1");
    }

    @Test
    void build_withoutAudio_isRefused() {
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the audio of chunk 3 is not set");
    }

    @Test
    void equals_sameFacts_isEqual() {
        assertThat(builder().audio(ABC, 1, AudioFormat.MP3).build())
                .isEqualTo(builder().audio(ABC, 1, AudioFormat.MP3).build())
                .hasSameHashCodeAs(builder().audio(ABC, 1, AudioFormat.MP3).build());
    }

    @Test
    void equals_oneMoreAttempt_isAnother() {
        assertThat(builder().audio(ABC, 1, AudioFormat.MP3).build())
                .isNotEqualTo(
                        builder().audio(ABC, 1, AudioFormat.MP3).attempts(2).build());
    }

    private static ChunkRecord.Builder builder() {
        return ChunkRecord.builder(3, new TextSpan(0, 1), "mock", "alto");
    }
}
