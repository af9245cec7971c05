package io.ttsjobs.audio;

import io.ttsjobs.audio.ChunkPlacement.Assumption;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins AAC streams with ADTS headers frame by frame.
 *
 * <p>Such a stream says neither how much silence its encoder put before the sound nor how much behind it, so players trim
 * nothing. A chunk's own sample 0 therefore plays at blocks before it x 1024 + the encoder's delay, which is taken to be
 * {@link #USUAL_DELAY} for every chunk. Of another encoder all starts are off by the same few hundred samples, and the
 * distances between them are right all the same.
 *
 * <p>What is added by HE-AAC is hidden in a stream of low complexity, at half the rate; here it is carried along unseen,
 * and samples are counted at the rate that the headers state. Times are right either way, but for the few milliseconds,
 * always the same, by which a decoder of HE-AAC is later.
 */
final class AdtsTrack implements Track {

    /** One block, as ffmpeg's encoder delays by. */
    private static final int USUAL_DELAY = AdtsHeader.BLOCK_SAMPLES;

    /** Encoders fill up the last block; this is the middle. */
    private static final int USUAL_PADDING = AdtsHeader.BLOCK_SAMPLES / 2;

    private final OutputFile out;
    private final Duration gap;

    @Nullable
    private Stream stream;

    private long blocks;

    AdtsTrack(OutputFile out, Duration gap) {
        this.out = out;
        this.gap = gap;
    }

    @Override
    public boolean accepts(Content content) {
        // A stream that was cut anywhere starts with anything; the frame search has the last word.
        return content == Content.ADTS || content == Content.UNKNOWN;
    }

    @Override
    public String name() {
        return Content.ADTS.description();
    }

    @Override
    public ChunkPlacement append(AudioInput chunk) {
        AdtsWalk walk = new AdtsWalk(chunk);
        if (!walk.next()) {
            throw chunk.error("holds no AAC frame");
        }
        Stream ours = streamFor(walk.word(), chunk);
        addSilence(ours);
        long before = blocks;
        do {
            out.write(chunk.window(), chunk.position(), walk.size());
        } while (walk.next());
        blocks += walk.blocks();
        long start = start(before);
        long samples = Math.max(0, walk.blocks() * AdtsHeader.BLOCK_SAMPLES - USUAL_DELAY - USUAL_PADDING);
        ours.gaps.add(start, samples);
        return new ChunkPlacement(chunk.index(), start, samples, Optional.of(Assumption.DELAY), walk.droppedBytes());
    }

    private Stream streamFor(long header, AudioInput chunk) {
        requireJoinable(header, chunk);
        if (stream == null) {
            stream = new Stream(header, new GapSchedule(AdtsHeader.BLOCK_SAMPLES));
        } else if (!AdtsHeader.fit(stream.header, header)) {
            throw chunk.error("is " + AdtsHeader.describe(header) + ", but the chunks before are "
                    + AdtsHeader.describe(stream.header));
        }
        return stream;
    }

    private static void requireJoinable(long header, AudioInput chunk) {
        if (!AdtsHeader.isLowComplexity(header)) {
            // Main and LTP predict a frame from those before it, SSR splits it into bands that overlap.
            throw chunk.error("is " + AdtsHeader.describe(header)
                    + ", which cannot be joined, because a frame needs those before it; AAC LC can");
        }
        int channels = AdtsHeader.channelConfiguration(header);
        if (channels != 1 && channels != 2) {
            throw chunk.error("is " + AdtsHeader.describe(header) + ", which cannot be joined; mono and stereo can");
        }
    }

    private void addSilence(Stream ours) {
        long wanted = Samples.in(gap, AdtsHeader.sampleRate(ours.header));
        int count = ours.gaps.silentSteps(start(blocks), wanted, 0);
        byte[] silence = AdtsHeader.silentFrame(ours.header);
        for (int i = 0; i < count; i++) {
            out.write(silence);
        }
        blocks += count;
    }

    private static long start(long blocksBefore) {
        return blocksBefore * AdtsHeader.BLOCK_SAMPLES + USUAL_DELAY;
    }

    @Override
    public int sampleRate() {
        return AdtsHeader.sampleRate(Objects.requireNonNull(stream, "stream").header);
    }

    @Override
    public AudioPrefix soFar(List<ChunkPlacement> chunks) {
        Stream ours = Objects.requireNonNull(stream, "stream");
        AudioFormat format = AudioFormat.builder(Container.ADTS, Codec.AAC)
                .sampleRate(sampleRate())
                .channels(AdtsHeader.channelConfiguration(ours.header))
                .build();
        StitchedAudio audio =
                new StitchedAudio(format, sampleRate(), blocks * AdtsHeader.BLOCK_SAMPLES, ours.gaps.floor(), chunks);
        return new AudioPrefix(audio, 0, out.position(), AudioPrefix.Ends.NONE, AudioPrefix.Ends.NONE);
    }

    @Override
    public void save(DataOutput to) throws IOException {
        Stream ours = Objects.requireNonNull(stream, "stream");
        to.writeLong(ours.header);
        to.writeLong(blocks);
        ours.gaps.save(to);
    }

    @Override
    public void restore(DataInput from) throws IOException {
        long header = from.readLong();
        Saved.require(AdtsHeader.isFrame(header), "no AAC header");
        blocks = Saved.count(from);
        GapSchedule gaps = new GapSchedule(AdtsHeader.BLOCK_SAMPLES);
        gaps.restore(from, blocks * AdtsHeader.BLOCK_SAMPLES);
        stream = new Stream(header, gaps);
    }

    /** What the first frame of the first chunk settles. */
    private record Stream(long header, GapSchedule gaps) {}
}
