package io.ttsjobs.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The stitcher of this library; it has no state. */
final class DefaultAudioStitcher implements AudioStitcher {

    @Override
    public Join open(Path target, StitchOptions options) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(options, "options");
        return new TrackJoin(OutputFile.open(target), options);
    }

    /** Looks at the sources first: to open the target empties it. */
    @Override
    public StitchedAudio stitch(List<AudioSource> chunks, Path target, StitchOptions options) {
        Objects.requireNonNull(target, "target");
        chunks.forEach(chunk -> chunk.requireOther(target));
        return AudioStitcher.super.stitch(chunks, target, options);
    }

    @Override
    public Join resume(Path target, byte[] checkpoint, StitchOptions options) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(options, "options");
        return Checkpoint.of(checkpoint).resume(target, options);
    }
}
