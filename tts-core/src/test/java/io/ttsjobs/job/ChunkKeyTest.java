package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The golden hashes were computed apart from this code, from the order that the key's documentation tells. */
class ChunkKeyTest {

    @Test
    void sha256_plainRequest_isGolden() {
        SynthesisRequest request =
                SynthesisRequest.builder("Bravo is here.", "alto").build();
        assertThat(ChunkKey.of("mock", request).sha256())
                .isEqualTo("b7cc2a182b13e9a30a9b21530c4501491efb960211cc95f3f5335815a428eead");
    }

    @Test
    void sha256_everythingSet_isGolden() {
        AudioFormat format = AudioFormat.MP3_44100;
        SynthesisRequest request = SynthesisRequest.builder("Cit\u00e9 \ud83d\ude00", "alto")
                .model("m1")
                .speed(1.25)
                .format(format)
                .language(Locale.forLanguageTag("de-AT"))
                .option("style", "calm")
                .option("seed", "7")
                .previousText("A.")
                .nextText("C.")
                .build();
        assertThat(ChunkKey.of("mock", request).sha256())
                .isEqualTo("ed1b4d95569e0b08c40e0fe800493f37a98bba2cb2d3014adc4a39a5386a49d0");
    }

    @Test
    void equals_anyOnePartDiffers_isAnother() {
        List<ChunkKey> keys = new ArrayList<>();
        keys.add(ChunkKey.of("other", request().build()));
        keys.add(ChunkKey.of("mock", SynthesisRequest.builder("Text. ", "alto").build()));
        keys.add(ChunkKey.of("mock", SynthesisRequest.builder("Text.", "bass").build()));
        for (SynthesisRequest.Builder request : List.of(
                request(),
                request().model("m1"),
                request().model("none"),
                request().speed(1.1),
                request().format(AudioFormat.MP3),
                request().format(AudioFormat.MP3_44100),
                request().format(AudioFormat.WAV),
                request().language(Locale.ENGLISH),
                request().language(Locale.UK),
                request().option("a", ""),
                request().option("a", "b"),
                request().option("a", "b").option("c", "d"),
                request().option("a", "bc").option("d", ""),
                request().previousText(""),
                request().previousText("x"),
                request().nextText(""),
                request().nextText("x"))) {
            keys.add(ChunkKey.of("mock", request.build()));
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void equals_textMovedBetweenParts_isAnother() {
        ChunkKey before = ChunkKey.of(
                "mock", SynthesisRequest.builder("b", "alto").previousText("a").build());
        ChunkKey after = ChunkKey.of(
                "mock", SynthesisRequest.builder("a", "alto").nextText("b").build());
        assertThat(before).isNotEqualTo(after);
    }

    /** In UTF-8 both would be a question mark. */
    @Test
    void equals_loneSurrogates_areOthers() {
        assertThat(ChunkKey.of(
                        "mock", SynthesisRequest.builder("\ud800", "alto").build()))
                .isNotEqualTo(ChunkKey.of(
                        "mock", SynthesisRequest.builder("\ud801", "alto").build()));
    }

    @Test
    void equals_sameRequestInAnotherOrder_isEqual() {
        SynthesisRequest ab = request().option("a", "1").option("b", "2").build();
        SynthesisRequest ba = request().option("b", "2").option("a", "1").build();
        assertThat(ChunkKey.of("mock", ab))
                .isEqualTo(ChunkKey.of("mock", ba))
                .hasSameHashCodeAs(ChunkKey.of("mock", ba));
    }

    @Test
    void toString_always_lacksTheText() {
        assertThat(ChunkKey.of("mock", request().build()).toString()).doesNotContain("Text");
    }

    private static SynthesisRequest.Builder request() {
        return SynthesisRequest.builder("Text.", "alto");
    }
}
