package io.ttsjobs.job;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.ChunkPlacement;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.PlacedChunk;
import io.ttsjobs.timing.TimingData;
import io.ttsjobs.timing.TimingNormalizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the results of one job together: the audio as it comes, the timeline at the end. */
final class Assembly implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final GenerationJob job;
    private final AudioStitcher.Join join;
    private final TimingNormalizer normalizer;
    private final List<List<WordTiming>> words = new ArrayList<>();
    private final List<List<SentenceTiming>> sentences = new ArrayList<>();
    private Duration joined = Duration.ZERO;

    Assembly(GenerationJob job, AudioStitcher stitcher, TimingNormalizer normalizer, Path target) {
        this.job = job;
        this.normalizer = normalizer;
        this.join = stitcher.open(
                target, StitchOptions.builder().gap(job.request().gap()).build());
    }

    void append(int index, SynthesisResult result) {
        TextSpan span = job.plan().get(index);
        String name = "characters " + span.start() + " to " + span.end();
        AudioSource source = AudioSource.of(name, result::openAudio);
        boolean headerless = result.format().container() == AudioFormat.Container.RAW;
        ChunkPlacement placement = join.append(headerless ? source.withFormat(result.format()) : source);
        if (placement.samples() == 0) {
            throw new AudioProcessingException("chunk " + index + " (" + name + ") has no audio");
        }
        words.add(result.words());
        sentences.add(result.sentences());
        joined = join.duration();
    }

    /** How long the joined start of the audio is. */
    Duration joined() {
        return joined;
    }

    StitchedAudio finishAudio() {
        return join.finish();
    }

    /** Timings are worth a warning, never the loss of audio that was paid for: what is wrong with them is estimated. */
    TimingData timeline(StitchedAudio audio) {
        List<PlacedChunk> chunks = place(audio);
        try {
            return providedTimeline(chunks);
        } catch (RuntimeException e) {
            log.warn("The provider's timings of job {} make no sense and are estimated instead", job.id(), e);
            return estimate(chunks);
        }
    }

    @Override
    public void close() {
        join.close();
    }

    private TimingData providedTimeline(List<PlacedChunk> chunks) {
        String text = job.request().text();
        if (timesEverySpokenChunk(words)) {
            List<WordTiming> merged = normalizer.mergeWordTimings(chunks, words);
            return TimingData.ofWords(
                    merged,
                    normalizer.sentencesFromWords(text, merged, job.request().language()));
        }
        if (timesEverySpokenChunk(sentences)) {
            return TimingData.ofSentences(
                    TimingData.Source.PROVIDER, normalizer.mergeSentenceTimings(chunks, sentences));
        }
        return estimate(chunks);
    }

    private TimingData estimate(List<PlacedChunk> chunks) {
        return TimingData.ofSentences(
                TimingData.Source.ESTIMATED,
                normalizer.estimateSentenceTimings(
                        job.request().text(), chunks, job.request().language()));
    }

    /** A chunk without a letter or digit may well have nothing to time. */
    private boolean timesEverySpokenChunk(List<? extends List<?>> timings) {
        boolean any = false;
        for (int i = 0; i < timings.size(); i++) {
            if (!timings.get(i).isEmpty()) {
                any = true;
            } else if (chunkText(i).codePoints().anyMatch(Character::isLetterOrDigit)) {
                return false;
            }
        }
        return any;
    }

    private List<PlacedChunk> place(StitchedAudio audio) {
        List<PlacedChunk> placed = new ArrayList<>();
        for (ChunkPlacement place : audio.chunks()) {
            TextSpan span = job.plan().get(place.index());
            TextChunk chunk =
                    new TextChunk(chunkText(place.index()), span.start(), span.end(), place.index(), job.totalChunks());
            Duration end = audio.at(Math.min(place.startSample() + place.samples(), audio.totalSamples()));
            placed.add(new PlacedChunk(chunk, audio.at(place.startSample()), end));
        }
        return placed;
    }

    private String chunkText(int index) {
        return job.plan().get(index).of(job.request().text());
    }
}
