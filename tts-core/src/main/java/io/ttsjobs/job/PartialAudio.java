package io.ttsjobs.job;

import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The start of a job's audio, as far as it was finished at one moment, with its timeline: what a listener can be given
 * while the rest is still being made. Immutable and thread-safe.
 */
public final class PartialAudio {

    private final int completedChunks;
    private final AudioFormat format;
    private final Duration duration;
    private final long sizeBytes;
    private final TimingData timing;
    private final AudioSource.Opener opener;

    PartialAudio(
            int completedChunks,
            AudioFormat format,
            Duration duration,
            long sizeBytes,
            TimingData timing,
            AudioSource.Opener opener) {
        this.completedChunks = completedChunks;
        this.format = format;
        this.duration = duration;
        this.sizeBytes = sizeBytes;
        this.timing = timing;
        this.opener = opener;
    }

    /** All of the audio of a job that has completed. */
    static PartialAudio whole(GenerationJob completed, AudioMetadata metadata, AudioSource.Opener opener) {
        return new PartialAudio(
                completed.totalChunks(),
                metadata.format(),
                metadata.duration(),
                metadata.sizeBytes(),
                metadata.timing(),
                opener);
    }

    /**
     * How many chunks are in it.
     *
     * @return the chunks from the first one on of which none is missing; others may be finished, too
     */
    public int completedChunks() {
        return completedChunks;
    }

    /**
     * What the audio is.
     *
     * @return the format, with sample rate and channels
     */
    public AudioFormat format() {
        return format;
    }

    /**
     * How long it is.
     *
     * @return how long a gapless player plays it
     */
    public Duration duration() {
        return duration;
    }

    /**
     * How large it is.
     *
     * @return the number of bytes that {@link #open} gives
     */
    public long sizeBytes() {
        return sizeBytes;
    }

    /**
     * The timeline of what is there. A sentence whose end is not there yet is left out.
     *
     * <p>From the first chunk on that the provider has timed, nothing of it changes later: it is the start of the timeline
     * of the whole. Before that it is an estimate, which stands if the provider never times a chunk.
     *
     * @return positions in the caller's text, times from the start of the audio
     */
    public TimingData timing() {
        return timing;
    }

    /**
     * Reads the audio as a file of its own: byte for byte what a job over these chunks alone would have made, and so
     * played by whatever plays the finished file.
     *
     * <p>What is open stays readable to its end however the job goes on. An interrupt while it is read closes it.
     *
     * @return a new stream of the same bytes at each call, which the caller closes
     * @throws IOException if the audio is gone, because the job has failed, was cancelled or was cleaned up since, or it
     *     cannot be read
     */
    public InputStream open() throws IOException {
        return opener.open();
    }

    @Override
    public String toString() {
        return "PartialAudio[" + completedChunks + " chunks, " + format + ", " + duration + "]";
    }
}
