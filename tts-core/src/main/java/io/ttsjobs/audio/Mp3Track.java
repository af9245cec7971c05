package io.ttsjobs.audio;

import io.ttsjobs.audio.ChunkPlacement.Assumption;
import io.ttsjobs.audio.StitchOptions.InfoFrame;
import io.ttsjobs.speech.AudioFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins MP3 streams frame by frame. */
final class Mp3Track implements Track {

    /** LAME signs the bytes that a frame has to spare. */
    private static final String LAME_MARK = "LAME3";

    /** What the twelve bits of a tag can say. */
    private static final int MAX_PADDING = 0xFFF;

    private final OutputFile file;
    private final StitchOptions options;
    private final Mp3Reservoir reservoir = new Mp3Reservoir();

    @Nullable
    private Stream stream;

    private int lastPadding;

    Mp3Track(OutputFile file, StitchOptions options) {
        this.file = file;
        this.options = options;
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
        boolean delayKnown = copy(walk, chunk, ours.output, tag.saysDelay());
        if (isFirst && options.infoFrame() != InfoFrame.NONE) {
            // Of an encoder that is not known, only what every player trims is trimmed: that never cuts speech.
            ours.timeline.trim(delayKnown ? Mp3Timeline.delay(tag) : 0);
        }
        lastPadding = Math.max(0, walk.padding());
        return ours.timeline.add(
                chunk.index(), walk.frames(), tag, walk.padding(), assumption(delayKnown, walk), walk.droppedBytes());
    }

    private static Optional<Assumption> assumption(boolean delayKnown, Mp3Walk walk) {
        if (!delayKnown) {
            return Optional.of(Assumption.DELAY);
        }
        return walk.padding() < 0 ? Optional.of(Assumption.PADDING) : Optional.empty();
    }

    private Stream begin(int header) {
        // As long as it will be, and overwritten when the times are known.
        file.write(bytes(
                options.tags(), Collections.nCopies(options.tags().chapters().size() + 1, Duration.ZERO)));
        long gap = Samples.in(options.gap(), Mp3Header.sampleRate(header));
        stream = new Stream(
                header,
                new Mp3Output(file, header, options.infoFrame()),
                new Mp3Timeline(Mp3Header.samples(header), gap));
        return stream;
    }

    /** Copies all frames. {@return whether the delay of their encoder is known: said, or that of LAME, whose mark they bear} */
    private boolean copy(Mp3Walk walk, AudioInput chunk, Mp3Output output, boolean delaySaid) {
        boolean delayKnown = delaySaid;
        reservoir.cut();
        do {
            if (walk.afterGap()) {
                reservoir.cut();
            }
            delayKnown = delayKnown || chunk.contains(LAME_MARK, walk.size());
            reservoir.mend(chunk.window(), chunk.position(), walk.header());
            output.frame(chunk.window(), chunk.position(), walk.size(), walk.header());
        } while (walk.next());
        return delayKnown;
    }

    @Override
    public int sampleRate() {
        return Mp3Header.sampleRate(requireNonNull(stream).header);
    }

    @Override
    public AudioPrefix soFar(List<ChunkPlacement> chunks) {
        Stream ours = requireNonNull(stream);
        StitchedAudio audio = audio(ours, chunks);
        byte[] tags = tags(chunks, audio);
        byte[] info = ours.output.info(ours.timeline.trimmed(), lastPadding);
        byte[] head = Arrays.copyOf(tags, tags.length + info.length);
        System.arraycopy(info, 0, head, tags.length, info.length);
        return new AudioPrefix(
                audio, ours.output.firstFrame(), file.position(), AudioPrefix.Ends.head(head), AudioPrefix.Ends.NONE);
    }

    private StitchedAudio audio(Stream ours, List<ChunkPlacement> chunks) {
        AudioFormat.Builder format =
                AudioFormat.MP3.toBuilder().sampleRate(sampleRate()).channels(Mp3Header.isMono(ours.header) ? 1 : 2);
        if (ours.output.isConstant()) {
            format.bitRate(Mp3Header.bitRate(ours.header));
        }
        return new StitchedAudio(
                format.build(), sampleRate(), ours.timeline.total(lastPadding), ours.timeline.gapFloor(), chunks);
    }

    /** The tags, with the chapters that have begun. */
    private byte[] tags(List<ChunkPlacement> chunks, StitchedAudio audio) {
        AudioTags begun = options.tags().ofFirstChunks(chunks.size());
        List<Duration> times = new ArrayList<>();
        for (AudioTags.Chapter chapter : begun.chapters()) {
            times.add(audio.at(chunks.get(chapter.firstChunk()).startSample()));
        }
        times.add(audio.duration());
        return bytes(begun, times);
    }

    private static byte[] bytes(AudioTags tags, List<Duration> chapterTimes) {
        return tags.isEmpty() ? new byte[0] : Id3Tag.bytes(tags, chapterTimes);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        Stream ours = requireNonNull(stream);
        out.writeInt(ours.header);
        out.writeInt(lastPadding);
        ours.timeline.save(out);
        ours.output.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int header = in.readInt();
        Saved.require(Mp3Header.isFrame(header), "no MP3 header");
        lastPadding = Saved.number(in, 0, MAX_PADDING);
        long gap = Samples.in(options.gap(), Mp3Header.sampleRate(header));
        Mp3Timeline timeline = new Mp3Timeline(Mp3Header.samples(header), gap);
        timeline.restore(in);
        stream = new Stream(header, Mp3Output.restore(file, header, options.infoFrame(), in), timeline);
    }

    private static Stream requireNonNull(@Nullable Stream stream) {
        return Objects.requireNonNull(stream, "stream");
    }

    /** What the first frame of the first chunk settles. */
    private record Stream(int header, Mp3Output output, Mp3Timeline timeline) {}
}
