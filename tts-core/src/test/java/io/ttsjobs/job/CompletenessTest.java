package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.ChunkPlacement;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

    private static final int RATE = 8_000;

    /** Two chunks of 100 letters: each is plausible from 1.425 s to 66.6 s. */
    private static final String TEXT = "a".repeat(100) + " " + "b".repeat(100);

    private static final List<TextSpan> PLAN = List.of(new TextSpan(0, 100), new TextSpan(101, 201));
    private static final int PLAUSIBLE = 2 * RATE;
    private static final TimingData NO_TIMING = TimingData.of(List.of(), List.of(), List.of());

    @TempDir
    Path directory;

    @Test
    void completeness_planThatLeavesTextOut_isRefusedAtOnce() {
        assertThatThrownBy(() -> proof(List.of(new TextSpan(0, 100))))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("the text at 101 lies in no chunk of the plan");
    }

    @ParameterizedTest
    @CsvSource({"11400", "532800"})
    void joined_atTheBound_isPlausible(int samples) {
        assertThatCode(() -> join(proof(PLAN), PLAUSIBLE, samples)).doesNotThrowAnyException();
    }

    @Test
    void joined_justBelowTheShortest_saysWhichChunkAndWhy() {
        assertThatThrownBy(() -> join(proof(PLAN), PLAUSIBLE, 11_399))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (characters 101 to 201) has 1.4 s of audio, which is too short for its"
                        + " text: at least 1.4 s would be plausible");
    }

    @Test
    void joined_justAboveTheLongest_saysWhichChunkAndWhy() {
        assertThatThrownBy(() -> join(proof(PLAN), PLAUSIBLE, 532_801))
                .isInstanceOf(AudioProcessingException.class)
                .hasMessage("chunk 1 (characters 101 to 201) has 66.6 s of audio, which is too long for its"
                        + " text: at most 66.6 s would be plausible");
    }

    @Test
    void joined_frameWithoutSound_isRefusedWhateverTheBounds() throws IOException {
        Completeness proof = new Completeness(job(PLAN), DurationBounds.none(), 1.0);
        List<AudioSource> chunks = List.of(AudioSource.of("empty", audio("seeds/mp3/8000.mp3")));
        assertThatThrownBy(() -> join(proof, Duration.ZERO, chunks))
                .hasMessage("chunk 0 (characters 0 to 100) has no audio");
    }

    @Test
    void whole_allChunks_isProven() {
        Completeness proof = proof(PLAN);
        StitchedAudio audio = join(proof, PLAUSIBLE, PLAUSIBLE);
        assertThatCode(() -> proof.whole(audio, NO_TIMING)).doesNotThrowAnyException();
    }

    @Test
    void whole_chunkMissing_isRefused() {
        Completeness proof = proof(PLAN);
        StitchedAudio audio = join(proof, PLAUSIBLE);
        assertThatThrownBy(() -> proof.whole(audio, NO_TIMING)).hasMessage("1 of 2 chunks are joined");
    }

    @Test
    void whole_anotherFile_isRefused() {
        Completeness proof = proof(PLAN);
        join(proof, PLAUSIBLE, PLAUSIBLE);
        StitchedAudio other = join(proof(PLAN), PLAUSIBLE, PLAUSIBLE + 1);
        assertThatThrownBy(() -> proof.whole(other, NO_TIMING))
                .hasMessage("the file does not hold the chunks where they were joined");
    }

    @ParameterizedTest
    @CsvSource({"4100, true", "4101, false"})
    void whole_timelineBehindTheFile_isRefused(long endMillis, boolean proven) {
        Completeness proof = proof(PLAN);
        StitchedAudio audio = join(proof, PLAUSIBLE, PLAUSIBLE);
        TimingData timing = TimingData.of(
                List.of(new WordTiming("a", Duration.ZERO, Duration.ofMillis(endMillis), 0, 1)), List.of(), List.of());
        if (proven) {
            assertThatCode(() -> proof.whole(audio, timing)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> proof.whole(audio, timing))
                    .hasMessage("the timeline ends at PT4.101S, after the file, which has PT4.1S");
        }
    }

    /** The file may be longer than its chunks by what encoders put around them, but by no more. */
    @ParameterizedTest
    @CsvSource({
        "speech/tagged-44k-1.mp3",
        "speech/tagless-24k-2.mp3",
        "speech/joint-48k-3.mp3",
        "speech/vbr-44k-1.mp3",
        "seeds/mp3/reservoir.mp3",
        "seeds/aac/mono.aac",
        "seeds/aac/stereo.aac",
        "seeds/aac/cut.aac",
        "seeds/ogg/celt.ogg",
        "seeds/ogg/silk.ogg",
        "seeds/ogg/trimmed.ogg",
        "seeds/ogg/hybrid.ogg",
        "seeds/wav/stereo.wav",
        "seeds/wav/tag6-8bits.wav"
    })
    void whole_everyFormat_isProven(String file) throws IOException {
        byte[] chunk = audio(file);
        for (long gap : new long[] {0, 1, 100, 2_500}) {
            Completeness proof = new Completeness(job(PLAN), DurationBounds.none(), 1.0);
            List<AudioSource> sources = List.of(AudioSource.of("one", chunk), AudioSource.of("two", chunk));
            StitchedAudio audio = join(proof, Duration.ofMillis(gap), sources);
            assertThatCode(() -> proof.whole(audio, NO_TIMING)).doesNotThrowAnyException();
        }
    }

    private StitchedAudio join(Completeness proof, int... samples) {
        List<AudioSource> chunks = new ArrayList<>();
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(RATE)
                .channels(1)
                .build();
        for (int length : samples) {
            chunks.add(AudioSource.of("chunk", new byte[2 * length]).withFormat(raw));
        }
        return join(proof, Duration.ofMillis(100), chunks);
    }

    private StitchedAudio join(Completeness proof, Duration gap, List<AudioSource> chunks) {
        StitchOptions options = StitchOptions.builder().gap(gap).build();
        try (AudioStitcher.Join join = AudioStitcher.create().open(directory.resolve("joined"), options)) {
            for (AudioSource chunk : chunks) {
                ChunkPlacement placement = join.append(chunk);
                proof.joined(placement, join.duration());
            }
            return join.finish();
        }
    }

    private static Completeness proof(List<TextSpan> plan) {
        return new Completeness(job(plan), DurationBounds.standard(), 1.0);
    }

    private static GenerationJob job(List<TextSpan> plan) {
        GenerationRequest request =
                GenerationRequest.builder("mock", "alto", TEXT).build();
        return GenerationJob.builder("a", request, plan, Instant.EPOCH).build();
    }

    private static byte[] audio(String name) throws IOException {
        try (InputStream in = AudioStitcher.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
