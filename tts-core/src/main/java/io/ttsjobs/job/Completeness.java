package io.ttsjobs.job;

import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.audio.ChunkPlacement;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import io.ttsjobs.timing.TimingData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The proof that a job has spoken all of its text, without which it does not complete.
 *
 * <p>Before anything is paid: every character that is heard lies in a chunk of the plan. As each chunk is joined: its audio
 * is plausible for its text. At the end: the file holds every chunk of the plan, in order and in full, and the timeline
 * ends with the file.
 */
final class Completeness {

    /** What an encoder may put behind the last chunk: two of the longest frames at the lowest rates. */
    private static final Duration PADDING = Duration.ofMillis(300);

    private final GenerationJob job;
    private final DurationBounds bounds;
    private final double speed;
    private final List<ChunkPlacement> joined = new ArrayList<>();

    /**
     * Starts the proof.
     *
     * @throws AudioProcessingException if the plan leaves text out
     */
    Completeness(GenerationJob job, DurationBounds bounds, double speed) {
        this.job = job;
        this.bounds = bounds;
        this.speed = speed;
        OptionalInt missing = ChunkPlan.firstLeftOut(job.request().text(), job.plan());
        if (missing.isPresent()) {
            throw new AudioProcessingException("the text at " + missing.getAsInt() + " lies in no chunk of the plan");
        }
    }

    /** What errors call a chunk. */
    String name(int index) {
        TextSpan span = job.plan().get(index);
        return "chunk " + index + " (characters " + span.start() + " to " + span.end() + ")";
    }

    /**
     * Takes the next chunk.
     *
     * @param end how long the join is with this chunk as its end
     * @throws AudioProcessingException if its audio is not plausible for its text
     */
    void joined(ChunkPlacement chunk, Duration end) {
        int index = joined.size();
        joined.add(chunk);
        if (chunk.samples() == 0) {
            throw new AudioProcessingException(name(index) + " has no audio");
        }
        Duration length = length(chunk, end);
        String text = job.plan().get(index).of(job.request().text());
        Duration shortest = bounds.shortest(text, speed);
        if (length.compareTo(shortest) < 0) {
            throw implausible(index, length, "short", "at least " + seconds(shortest));
        }
        Duration longest = bounds.longest(text, speed);
        if (length.compareTo(longest) > 0) {
            throw implausible(index, length, "long", "at most " + seconds(longest));
        }
    }

    /**
     * Concludes the proof.
     *
     * @throws AudioProcessingException if the file is not the chunks of the plan, or the timeline not that of the file
     */
    void whole(StitchedAudio audio, TimingData timing) {
        if (joined.size() != job.totalChunks()) {
            throw new AudioProcessingException(joined.size() + " of " + job.totalChunks() + " chunks are joined");
        }
        if (!audio.chunks().equals(joined)) {
            throw new AudioProcessingException("the file does not hold the chunks where they were joined");
        }
        long end = endOfChunks();
        if (Math.abs(audio.totalSamples() - end) > samples(PADDING, audio.sampleRate())) {
            throw new AudioProcessingException(
                    "the file has " + audio.totalSamples() + " samples, but its chunks end at " + end);
        }
        Duration lastTiming = lastTiming(timing);
        if (lastTiming.compareTo(audio.duration()) > 0) {
            throw new AudioProcessingException(
                    "the timeline ends at " + lastTiming + ", after the file, which has " + audio.duration());
        }
    }

    /** Where the last chunk ends; each begins where the one before has ended, or later. */
    private long endOfChunks() {
        long end = 0;
        for (ChunkPlacement chunk : joined) {
            if (chunk.startSample() < end) {
                throw new AudioProcessingException(name(chunk.index()) + " lies over the end of the one before");
            }
            end = chunk.startSample() + chunk.samples();
        }
        return end;
    }

    private static Duration lastTiming(TimingData timing) {
        return Stream.concat(
                        timing.words().stream().map(WordTiming::end),
                        timing.sentences().stream().map(SentenceTiming::end))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The chunk's own share of the join, because a placement does not know how long a sample lasts. */
    private static Duration length(ChunkPlacement chunk, Duration end) {
        double share = (double) chunk.samples() / (chunk.startSample() + chunk.samples());
        return Duration.ofNanos((long) Math.ceil(end.toNanos() * share));
    }

    private static long samples(Duration time, int sampleRate) {
        return time.toMillis() * sampleRate / 1_000;
    }

    private AudioProcessingException implausible(int index, Duration length, String how, String plausible) {
        return new AudioProcessingException(name(index) + " has " + seconds(length) + " of audio, which is too " + how
                + " for its text: " + plausible + " would be plausible");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
