package io.ttsjobs.audio;

import io.ttsjobs.audio.ChunkPlacement.Assumption;
import io.ttsjobs.speech.AudioFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins Ogg Opus packet by packet into one logical stream (RFC 7845).
 *
 * <p>Chunks that are chained streams themselves, as servers make them that send one file after the other, are joined as if
 * each were a chunk, with no gap asked for. The header is that of the first chunk. Its tags are not kept: a title or a
 * loudness is true of that chunk only.
 */
final class OpusTrack implements Track {

    private static final String VENDOR = "ttsjobs";

    private final OutputFile file;
    private final long gap;

    @Nullable
    private Stream stream;

    private long lastTrim;

    OpusTrack(OutputFile file, Duration gap) {
        this.file = file;
        this.gap = Samples.in(gap, OpusPacket.SAMPLE_RATE);
    }

    @Override
    public boolean accepts(Content content) {
        return content == Content.OGG;
    }

    @Override
    public String name() {
        return "Ogg Opus";
    }

    @Override
    public ChunkPlacement append(AudioInput chunk) {
        OpusWalk walk = new OpusWalk(chunk);
        if (!walk.nextStream()) {
            throw chunk.error("holds no whole Ogg page");
        }
        ChunkPlacement first = append(walk, chunk, gap);
        long end = first.startSample() + first.samples();
        Optional<Assumption> assumption = first.assumption();
        while (walk.nextStream()) {
            ChunkPlacement next = append(walk, chunk, 0);
            end = next.startSample() + next.samples();
            assumption = assumption.or(next::assumption);
        }
        return new ChunkPlacement(
                chunk.index(), first.startSample(), end - first.startSample(), assumption, walk.droppedBytes());
    }

    private ChunkPlacement append(OpusWalk walk, AudioInput chunk, long wantedGap) {
        OpusHead head = walk.head();
        if (stream != null && !stream.head.fits(head)) {
            throw chunk.error("is " + head + ", but what was joined before is " + stream.head);
        }
        if (!walk.next()) {
            throw chunk.error("holds no Opus packet");
        }
        Stream ours = stream == null ? begin(head) : stream;
        byte toc = walk.bytes()[walk.offset()];
        int steps = ours.timeline.silentSteps(wantedGap, head.preSkip(), OpusSilence.leastSteps(toc));
        if (steps > 0) {
            ours.silence.write(steps, toc);
            ours.timeline.add((long) steps * OpusSilence.STEP);
        }
        long start = ours.timeline.start(head.preSkip());
        do {
            ours.output.packet(walk.bytes(), walk.offset(), walk.size(), walk.duration());
        } while (walk.next());
        long samples = walk.total() - walk.trim() - head.preSkip();
        if (samples < 0) {
            throw chunk.error("ends before its sound begins");
        }
        ours.timeline.add(walk.total());
        ours.timeline.end(start, samples);
        lastTrim = walk.trim();
        // Without a sound last position, nobody says what of the last packet is padding.
        Optional<Assumption> assumption = walk.isExact() ? Optional.empty() : Optional.of(Assumption.PADDING);
        return new ChunkPlacement(chunk.index(), start, samples, assumption, 0);
    }

    private Stream begin(OpusHead head) {
        return begin(head, new OggOutput(file, OpusPacket.SAMPLE_RATE, head.bytes(), tags()));
    }

    private Stream begin(OpusHead head, OggOutput output) {
        stream = new Stream(head, output, new OpusSilence(output, head.channels()), new OpusTimeline(head.preSkip()));
        return stream;
    }

    private static byte[] tags() {
        ByteBuffer tags = ByteBuffer.allocate(16 + VENDOR.length()).order(ByteOrder.LITTLE_ENDIAN);
        tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII)).putInt(VENDOR.length());
        tags.put(VENDOR.getBytes(StandardCharsets.US_ASCII)).putInt(0);
        return tags.array();
    }

    @Override
    public int sampleRate() {
        return OpusPacket.SAMPLE_RATE;
    }

    @Override
    public AudioPrefix soFar(List<ChunkPlacement> chunks) {
        Stream ours = Objects.requireNonNull(stream, "stream");
        long total = ours.output.end(lastTrim) - ours.head.preSkip();
        AudioFormat format = AudioFormat.OPUS.toBuilder()
                .sampleRate(OpusPacket.SAMPLE_RATE)
                .channels(ours.head.channels())
                .build();
        StitchedAudio audio =
                new StitchedAudio(format, OpusPacket.SAMPLE_RATE, total, ours.timeline.gapFloor(), chunks);
        AudioPrefix.Ends lastPage = AudioPrefix.Ends.tail(ours.output.lastPage(lastTrim));
        return new AudioPrefix(audio, 0, file.position(), lastPage, lastPage);
    }

    @Override
    public void save(DataOutput to) throws IOException {
        Stream ours = Objects.requireNonNull(stream, "stream");
        ours.head.save(to);
        to.writeLong(lastTrim);
        ours.output.save(to);
        ours.timeline.save(to);
    }

    @Override
    public void restore(DataInput from) throws IOException {
        OpusHead head = OpusHead.restore(from);
        lastTrim = Saved.count(from);
        begin(head, OggOutput.restore(file, OpusPacket.SAMPLE_RATE, from))
                .timeline
                .restore(from);
    }

    /** What the first chunk settles. */
    private record Stream(OpusHead head, OggOutput output, OpusSilence silence, OpusTimeline timeline) {}
}
