package io.ttsjobs.job;

import io.ttsjobs.audio.AudioPrefix;
import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.ChunkPlacement;
import io.ttsjobs.audio.Pause;
import io.ttsjobs.audio.PauseFinder;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
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

/** Puts the results of one job together: the audio as it comes, the timeline at the end or whenever somebody asks. */
final class Assembly implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JobManager.class);

    private final GenerationJob job;
    private final AudioStitcher.Join join;
    private final Path target;
    private final Timeline timeline;
    private final Completeness proof;
    private final PauseFinder pauseFinder = PauseFinder.create();
    private Duration joined = Duration.ZERO;

    Assembly(GenerationJob job, AudioStitcher stitcher, TimingNormalizer normalizer, Completeness proof, Path target) {
        this.job = job;
        this.proof = proof;
        this.target = target;
        this.timeline = new Timeline(job, normalizer);
        this.join = stitcher.open(
                target, StitchOptions.builder().gap(job.request().gap()).build());
    }

    void append(int index, SynthesisResult result) {
        TextSpan span = job.plan().get(index);
        String name = "characters " + span.start() + " to " + span.end();
        AudioSource bytes = AudioSource.of(name, result::openAudio);
        boolean headerless = result.format().container() == AudioFormat.Container.RAW;
        AudioSource source = headerless ? bytes.withFormat(result.format()) : bytes;
        ChunkPlacement placement = join.append(source);
        proof.joined(placement, join.duration());
        timeline.add(result, pauses(index, result, source));
        joined = join.duration();
    }

    /** Only an estimate needs them, and only samples show them, so that all other audio is read once. */
    private List<Pause> pauses(int index, SynthesisResult result, AudioSource source) {
        boolean timed = !result.words().isEmpty() || !result.sentences().isEmpty();
        if (timed || !isOfSamples(result.format())) {
            return List.of();
        }
        try {
            return pauseFinder.find(source);
        } catch (RuntimeException e) {
            // The audio is joined; what could be read then and cannot be now is no reason to lose it.
            log.warn("Job {}: sentences of chunk {} are estimated without its pauses", job.id(), index, e);
            return List.of();
        }
    }

    private static boolean isOfSamples(AudioFormat format) {
        return format.container() == AudioFormat.Container.WAV || format.container() == AudioFormat.Container.RAW;
    }

    /** How long the joined start of the audio is. */
    Duration joined() {
        return joined;
    }

    /** The file that the audio is joined into. */
    Path target() {
        return target;
    }

    /** All audio that is joined, once there is some. */
    AudioPrefix soFar() {
        return join.soFar();
    }

    /** The timeline of what {@link #soFar()} was at some time; on any thread. */
    TimingData timelineSoFar(StitchedAudio audio) {
        return timeline.soFar(place(audio));
    }

    StitchedAudio finishAudio() {
        return join.finish();
    }

    /** The timeline of the whole, once it is proven that it is whole. */
    TimingData timeline(StitchedAudio audio) {
        TimingData timing = timeline.of(place(audio));
        proof.whole(audio, timing);
        return timing;
    }

    @Override
    public void close() {
        join.close();
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
