package io.ttsjobs.audio;

import io.ttsjobs.speech.AudioFormat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins MP3 streams frame by frame. */
final class Mp3Track implements Track {

    /** LAME signs the bytes that a frame has to spare. */
    private static final String LAME_MARK = "LAME3";

    private final OutputFile file;
    private final Duration gap;
    private final Mp3Reservoir reservoir = new Mp3Reservoir();

    @Nullable
    private Stream stream;

    private int trimmed;
    private int lastPadding;

    Mp3Track(OutputFile file, Duration gap) {
        this.file = file;
        this.gap = gap;
    }

    @Override
    public boolean accepts(Content content) {
        // A stream that was cut anywhere starts with anything; the frame search has the last word.
        return content == Content.MP3 || content == Content.UNKNOWN;
    }

    @Override
    public String name() {
        return "MP3";
    }

    @Override
    public ChunkPlacement append(AudioInput chunk) {
        Mp3Walk walk = new Mp3Walk(chunk);
        if (!walk.next()) {
            throw chunk.error(walk.emptiness());
        }
        boolean isFirst = stream == null;
        Stream ours = isFirst ? begin(walk.header()) : requireNonNull(stream);
        if (!Mp3Header.fit(ours.header, walk.header())) {
            throw chunk.error("is " + Mp3Header.describe(walk.header()) + ", but the chunks before are "
                    + Mp3Header.describe(ours.header));
        }
        Mp3InfoTag tag = walk.tag();
        int silent = ours.timeline.silentFrames(tag);
        ours.output.silence(walk.header(), silent);
        ours.timeline.addSilence(silent);
        boolean signed = copy(walk, chunk, ours.output, isFirst && !tag.saysDelay());
        if (isFirst) {
            // Of an encoder that is not known, only what every player trims is trimmed: that never cuts speech.
            trimmed = tag.saysDelay() || signed ? Mp3Timeline.delay(tag) : 0;
            ours.timeline.trim(trimmed);
        }
        lastPadding = Math.max(0, walk.padding());
        return ours.timeline.add(chunk.index(), walk.frames(), tag, walk.padding());
    }

    private Stream begin(int header) {
        stream = new Stream(
                header,
                new Mp3Output(file, header),
                new Mp3Timeline(Mp3Header.samples(header), Samples.in(gap, Mp3Header.sampleRate(header))));
        return stream;
    }

    /** Copies all frames. {@return whether one carries LAME's mark, if that is to be looked for} */
    private boolean copy(Mp3Walk walk, AudioInput chunk, Mp3Output output, boolean lookForMark) {
        boolean marked = false;
        reservoir.cut();
        do {
            if (walk.afterGap()) {
                reservoir.cut();
            }
            marked |= lookForMark && !marked && hasMark(chunk, walk.size());
            reservoir.mend(chunk.window(), chunk.position(), walk.header());
            output.frame(chunk.window(), chunk.position(), walk.size(), walk.header());
        } while (walk.next());
        return marked;
    }

    private static boolean hasMark(AudioInput chunk, int size) {
        for (int i = 0; i <= size - LAME_MARK.length(); i++) {
            if (chunk.startsWith(LAME_MARK, i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int sampleRate() {
        return Mp3Header.sampleRate(requireNonNull(stream).header);
    }

    @Override
    public StitchedAudio finish(List<ChunkPlacement> chunks) {
        Stream ours = requireNonNull(stream);
        ours.output.finish(trimmed, lastPadding);
        AudioFormat.Builder format =
                AudioFormat.MP3.toBuilder().sampleRate(sampleRate()).channels(Mp3Header.isMono(ours.header) ? 1 : 2);
        if (ours.output.isConstant()) {
            format.bitRate(Mp3Header.bitRate(ours.header));
        }
        return new StitchedAudio(format.build(), sampleRate(), ours.timeline.total(lastPadding), chunks);
    }

    private static Stream requireNonNull(@Nullable Stream stream) {
        return Objects.requireNonNull(stream, "stream");
    }

    /** What the first frame of the first chunk settles. */
    private record Stream(int header, Mp3Output output, Mp3Timeline timeline) {}
}
