package io.ttsjobs.benchmarks.timing;

import io.ttsjobs.benchmarks.timing.Narration.Word;
import io.ttsjobs.provider.freetts.FreeTtsProviderFactory;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * FreeTTS, whose provider takes the times of words from the durations of its phones. A text beyond the provider's limit is
 * spoken in pieces that follow each other at once.
 */
final class FreeTtsNarrator implements Narrator {

    private static final int BYTES_PER_SECOND = 32_000;

    @Override
    public List<Narration> narrate(List<String> texts) throws InterruptedException {
        List<Narration> all = new ArrayList<>();
        try (TtsProvider provider = new FreeTtsProviderFactory().create(ProviderConfig.of(Map.of()))) {
            for (String text : texts) {
                all.add(narrate(text, provider));
            }
        } catch (IOException e) {
            throw new IllegalStateException("audio in memory cannot be read", e);
        }
        return all;
    }

    private static Narration narrate(String text, TtsProvider provider) throws IOException, InterruptedException {
        ByteArrayOutputStream samples = new ByteArrayOutputStream();
        List<Word> words = new ArrayList<>();
        byte[] header = {};
        for (TextChunk piece : TextChunker.create().chunk(text, TextLimit.utf16(2_000))) {
            SynthesisResult result = provider.synthesize(
                    SynthesisRequest.builder(piece.text(), "kevin16").build());
            byte[] wav = result.openAudio().readAllBytes();
            Duration start = Duration.ofNanos(samples.size() * 1_000_000_000L / BYTES_PER_SECOND);
            for (WordTiming word : result.words()) {
                words.add(new Word(piece.startChar() + word.startChar(), start.plus(word.start())));
            }
            header = Arrays.copyOf(wav, Narration.WAV_HEADER_BYTES);
            samples.write(wav, Narration.WAV_HEADER_BYTES, wav.length - Narration.WAV_HEADER_BYTES);
        }
        ByteBuffer whole =
                ByteBuffer.allocate(Narration.WAV_HEADER_BYTES + samples.size()).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(header).put(samples.toByteArray());
        whole.putInt(4, whole.capacity() - 8).putInt(Narration.WAV_HEADER_BYTES - 4, samples.size());
        return Narration.of(whole.array(), words);
    }
}
