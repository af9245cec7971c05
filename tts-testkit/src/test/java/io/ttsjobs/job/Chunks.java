package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Answers of a provider. */
final class Chunks {

    private Chunks() {}

    /** An answer with all that an answer can have. */
    static SynthesisResult withTimings() {
        AudioFormat raw = AudioFormat.builder(AudioFormat.Container.RAW, AudioFormat.Codec.PCM_S16LE)
                .sampleRate(8_000)
                .channels(1)
                .build();
        return SynthesisResult.builder(new byte[] {1, 2, 3, 4}, raw)
                .words(List.of(
                        new WordTiming("Cit\u00e9", Duration.ZERO, Duration.ofNanos(333_333_333), 0, 4),
                        new WordTiming("\ud800", Duration.ofSeconds(1), Duration.ofDays(400_000), 5, 6)))
                .sentences(List.of(new SentenceTiming("Cit\u00e9 \ud800", Duration.ZERO, Duration.ofSeconds(2), 0, 6)))
                .timingNote("from the normalized text")
                .requestId("req-\u00e9\"1")
                .billedCharacters(new BigDecimal("4.50"))
                .build();
    }

    /** What is known of {@link #withTimings}. */
    static ChunkRecord record(int index) {
        SynthesisResult chunk = withTimings();
        try (InputStream audio = chunk.openAudio()) {
            return ChunkRecord.builder(index, new TextSpan(0, 5), "mock", "alto")
                    .audio(Sha256.of(audio), chunk.audioSize(), chunk.format())
                    .requestId(chunk.requestId().orElseThrow())
                    .billedCharacters(chunk.billedCharacters().orElseThrow())
                    .timingNote(chunk.timingNote().orElseThrow())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Object> facts(SynthesisResult chunk) throws IOException {
        try (InputStream audio = chunk.openAudio()) {
            return List.of(
                    Arrays.toString(audio.readAllBytes()),
                    chunk.audioSize(),
                    chunk.format(),
                    chunk.words(),
                    chunk.sentences(),
                    chunk.timingNote(),
                    chunk.requestId(),
                    chunk.billedCharacters());
        }
    }
}
