package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private final StitchOptions options;
    private final byte[] window = new byte[AudioInput.WINDOW_BYTES];
    private final List<ChunkPlacement> placements = new ArrayList<>();
    private State state = State.OPEN;
    private boolean hasCheckpoint;
    private Content content = Content.EMPTY;

    @Nullable
    private Track track;

    TrackJoin(OutputFile out, StitchOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public ChunkPlacement append(AudioSource chunk) {
        Objects.requireNonNull(chunk, "chunk");
        requireOpen();
        chunk.requireOther(out.path());
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
    public byte[] checkpoint() {
        requireOpen();
        try {
            out.sync();
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
        hasCheckpoint = true;
        return Checkpoint.of(this).bytes();
    }

    @Override
    public AudioPrefix soFar() {
        requireOpen();
        if (track == null) {
            throw new IllegalStateException("the join has no chunk yet");
        }
        try {
            out.flush();
            return track.soFar(placements);
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    /** Writes down what {@link #restore} needs, besides the file. */
    void save(DataOutput to) throws IOException {
        to.writeLong(options.gap().toNanos());
        to.writeUTF(options.infoFrame().name());
        to.writeLong(Id3Tag.fingerprint(options.tags()));
        to.writeLong(out.position());
        to.writeInt(placements.size());
        for (ChunkPlacement placement : placements) {
            placement.save(to);
        }
        to.writeUTF(content.name());
        if (track != null) {
            track.save(to);
        }
    }

    /** {@return a join that goes on where another one saved itself} */
    static TrackJoin restore(Path target, StitchOptions options, DataInput from) throws IOException {
        boolean sameGap = from.readLong() == options.gap().toNanos();
        boolean sameFrame = from.readUTF().equals(options.infoFrame().name());
        // Tags stand before the audio: others would not fit there, and would be written over it.
        boolean sameTags = from.readLong() == Id3Tag.fingerprint(options.tags());
        if (!(sameGap && sameFrame && sameTags)) {
            throw new AudioProcessingException("the checkpoint is of a join with other options");
        }
        TrackJoin join = new TrackJoin(OutputFile.reopen(target, Saved.count(from)), options);
        try {
            int chunks = Saved.number(from, 0, Integer.MAX_VALUE);
            for (int i = 0; i < chunks; i++) {
                join.placements.add(ChunkPlacement.restore(i, from));
            }
            join.content = Content.valueOf(from.readUTF());
            Saved.require((join.content == Content.EMPTY) == (chunks == 0), chunks + " chunks of " + join.content);
            if (join.content != Content.EMPTY) {
                join.restoreTrack(from);
            }
            join.out.cut();
            join.hasCheckpoint = true;
            return join;
        } catch (IOException | RuntimeException e) {
            join.out.letGo();
            throw e;
        }
    }

    private void restoreTrack(DataInput from) throws IOException {
        Track restored = newTrack(content).orElseThrow(() -> new IOException("there is no track for " + content));
        restored.restore(from);
        track = restored;
    }

    @Override
    public StitchedAudio finish() {
        requireOpen();
        try {
            if (track == null) {
                throw new AudioProcessingException("there is no chunk to join");
            }
            requireEveryChapter();
            AudioPrefix whole = track.soFar(placements);
            whole.complete(out);
            out.close();
            state = State.FINISHED;
            return whole.audio();
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    @Override
    public void close() {
        if (state == State.OPEN) {
            state = State.CLOSED;
            letGo();
        }
    }

    private void requireEveryChapter() {
        for (AudioTags.Chapter chapter : options.tags().chapters()) {
            if (chapter.firstChunk() >= placements.size()) {
                throw new AudioProcessingException("chapter \"" + chapter.title() + "\" starts at chunk "
                        + chapter.firstChunk() + ", but there are only " + placements.size() + " chunks");
            }
        }
    }

    private Track trackFor(AudioInput chunk) {
        Content found = Content.of(chunk);
        if (track == null) {
            track = newTrack(found).orElseThrow(() -> chunk.error("is " + found.description() + remedy(found)));
            content = found;
            if (!options.tags().isEmpty() && !(track instanceof Mp3Track)) {
                throw chunk.error("is " + found.description() + "; only MP3 carries title, artist and chapters");
            }
        } else if (!track.accepts(found)) {
            throw chunk.error("is " + found.description() + ", but the chunks before are " + track.name());
        }
        return track;
    }

    private Optional<Track> newTrack(Content of) {
        return switch (of) {
            // A stream that was cut anywhere starts with anything; the frame search has the last word.
            case MP3, UNKNOWN -> Optional.of(new Mp3Track(out, options));
            case WAV, RAW -> Optional.of(new WavTrack(out, options.gap()));
            case OGG -> Optional.of(new OpusTrack(out, options.gap()));
            case ADTS -> Optional.of(new AdtsTrack(out, options.gap()));
            case FLAC, MP4, MATROSKA, AIFF, BIG_ENDIAN_WAV, RIFF, SUN_AU, AMR, MPEG_LAYER_1_OR_2, EMPTY, JSON, HTML ->
                Optional.empty();
        };
    }

    private static String remedy(Content refused) {
        return switch (refused) {
            case EMPTY, JSON, HTML -> "";
            default -> ", which cannot be joined; MP3, WAV, raw PCM, Ogg Opus and AAC (ADTS) can";
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
            letGo();
        } catch (AudioProcessingException e) {
            cause.addSuppressed(e);
        }
    }

    /** A file that can be gone on with is worth keeping. */
    private void letGo() {
        if (hasCheckpoint) {
            out.letGo();
        } else {
            out.abandon();
        }
    }
}
