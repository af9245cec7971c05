package io.ttsjobs.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A join whose first chunk chooses the {@link Track} that all chunks go to. */
final class TrackJoin implements AudioStitcher.Join {

    private enum State {
        OPEN,
        FAILED,
        FINISHED,
        CLOSED
    }

    private final OutputFile out;
    private final Duration gap;
    private final byte[] window = new byte[AudioInput.WINDOW_BYTES];
    private final List<ChunkPlacement> placements = new ArrayList<>();
    private State state = State.OPEN;

    @Nullable
    private Track track;

    TrackJoin(OutputFile out, Duration gap) {
        this.out = out;
        this.gap = gap;
    }

    @Override
    public ChunkPlacement append(AudioSource chunk) {
        Objects.requireNonNull(chunk, "chunk");
        requireOpen();
        try (AudioInput input = new AudioInput(placements.size(), chunk, window)) {
            ChunkPlacement placement = trackFor(input).append(input);
            placements.add(placement);
            return placement;
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    @Override
    public Duration duration() {
        if (track == null || placements.isEmpty()) {
            return Duration.ZERO;
        }
        ChunkPlacement last = placements.get(placements.size() - 1);
        return Samples.time(last.startSample() + last.samples(), track.sampleRate());
    }

    @Override
    public StitchedAudio finish() {
        requireOpen();
        try {
            if (track == null) {
                throw new AudioProcessingException("there is no chunk to join");
            }
            StitchedAudio audio = track.finish(placements);
            out.close();
            state = State.FINISHED;
            return audio;
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSED;
            out.abandon();
        }
    }

    private Track trackFor(AudioInput chunk) {
        Content content = Content.of(chunk);
        if (track == null) {
            track = newTrack(content, chunk);
        } else if (!track.accepts(content)) {
            throw chunk.error("is " + content.description() + ", but the chunks before are " + track.name());
        }
        return track;
    }

    private Track newTrack(Content content, AudioInput chunk) {
        return switch (content) {
            // A stream that was cut anywhere starts with anything; the frame search has the last word.
            case MP3, UNKNOWN -> new Mp3Track(out, gap);
            case WAV, RAW -> new WavTrack(out, gap);
            case OGG -> new OpusTrack(out, gap);
            case EMPTY, JSON, HTML -> throw chunk.error("is " + content.description());
            case ADTS, FLAC, MP4, MATROSKA, AIFF, BIG_ENDIAN_WAV, RIFF, SUN_AU, AMR, MPEG_LAYER_1_OR_2 ->
                throw chunk.error(
                        "is " + content.description() + ", which cannot be joined; MP3, WAV, raw PCM and Ogg Opus can");
        };
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the join is " + state.name().toLowerCase(Locale.ROOT));
        }
    }

    private void fail(Throwable cause) {
        state = State.FAILED;
        try {
            out.abandon();
        } catch (AudioProcessingException e) {
            cause.addSuppressed(e);
        }
    }
}
