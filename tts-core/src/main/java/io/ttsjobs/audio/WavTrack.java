package io.ttsjobs.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins WAV files and raw samples into one WAV file, exact to the sample.
 *
 * <p>The file starts with {@code RIFF}, a {@code JUNK} chunk, {@code fmt }, for other than PCM {@code fact}, and
 * {@code data}. Above 4 GiB, where 32 bits cannot hold a size, {@code RIFF} becomes {@code RF64} and {@code JUNK} becomes
 * {@code ds64} (EBU Tech 3306).
 */
final class WavTrack implements Track {

    private static final int DS64_BYTES = 28;
    private static final int PCM = 1;
    private static final int PLAIN_BYTES = 18;
    private static final int EXTENSIBLE_BYTES = 40;
    private static final short EXTENSIBLE = (short) 0xFFFE;
    private static final int FRONT_LEFT = 1;
    private static final int FRONT_RIGHT = 2;
    private static final int FRONT_CENTER = 4;

    /** What follows the format tag in the GUID of a sub-format (Microsoft, "WAVEFORMATEXTENSIBLE structure"). */
    private static final byte[] SUB_FORMAT_TAIL = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private static final int COPY_BYTES = 64 * 1024;
    private static final long MAX_RIFF_BYTES = 0xFFFFFFFFL;

    private final OutputFile out;
    private final Duration gap;
    private final long maxRiffBytes;

    @Nullable
    private WavShape shape;

    private long samples;

    WavTrack(OutputFile out, Duration gap) {
        this(out, gap, MAX_RIFF_BYTES);
    }

    /**
     * Makes a track.
     *
     * @param out where to write
     * @param gap the silence between chunks
     * @param maxRiffBytes the largest size that {@code RIFF} may state; lower for a test than 32 bits can say
     */
    WavTrack(OutputFile out, Duration gap, long maxRiffBytes) {
        this.out = out;
        this.gap = gap;
        this.maxRiffBytes = maxRiffBytes;
    }

    @Override
    public boolean accepts(Content content) {
        return content == Content.WAV || content == Content.RAW;
    }

    @Override
    public String name() {
        return "WAV";
    }

    @Override
    public ChunkPlacement append(AudioInput chunk) {
        WavHeader header = WavHeader.of(chunk);
        if (!header.shape().isSane()) {
            throw chunk.error("is " + header.shape() + ", which cannot be joined");
        }
        WavShape ours = shape == null ? header.shape() : shape;
        if (!ours.equals(header.shape())) {
            throw chunk.error("is " + header.shape() + ", but the chunks before are " + ours);
        }
        if (Math.min(chunk.fill(ours.frameBytes()), header.dataBytes()) < ours.frameBytes()) {
            throw chunk.error("holds no samples");
        }
        if (shape == null) {
            shape = ours;
            out.write(head(ours, MAX_RIFF_BYTES));
        } else {
            writeSilence(ours);
        }
        long start = samples;
        long dropped = copy(chunk, header.dataBytes(), ours.frameBytes());
        return new ChunkPlacement(chunk.index(), start, samples - start, Optional.empty(), dropped);
    }

    private void writeSilence(WavShape ours) {
        long count = Samples.in(gap, ours.sampleRate());
        byte[] silence = new byte[Math.toIntExact(Math.min(count, COPY_BYTES / ours.frameBytes())) * ours.frameBytes()];
        Arrays.fill(silence, ours.coding().silence());
        for (long left = count * ours.frameBytes(); left > 0; left -= silence.length) {
            out.write(silence, 0, (int) Math.min(left, silence.length));
        }
        samples += count;
    }

    /** Copies whole sample frames. {@return how many bytes a broken-off stream has of the next one; they are left} */
    private long copy(AudioInput chunk, long dataBytes, int frameBytes) {
        long left = dataBytes - dataBytes % frameBytes;
        while (left > 0) {
            int whole = (int) Math.min(left, chunk.fill(COPY_BYTES));
            whole -= whole % frameBytes;
            if (whole == 0) {
                break;
            }
            out.write(chunk.window(), chunk.position(), whole);
            chunk.advance(whole);
            samples += whole / frameBytes;
            left -= whole;
        }
        return Math.min(left > 0 ? frameBytes : dataBytes % frameBytes, chunk.fill(frameBytes));
    }

    @Override
    public int sampleRate() {
        return Objects.requireNonNull(shape, "shape").sampleRate();
    }

    @Override
    public AudioPrefix soFar(List<ChunkPlacement> chunks) {
        WavShape ours = Objects.requireNonNull(shape, "shape");
        byte[] pad = new byte[(int) (out.position() & 1)];
        byte[] head = head(ours, out.position() + pad.length - 8);
        // A player that does not know where the samples end would play the pad byte.
        return new AudioPrefix(
                new StitchedAudio(ours.format(), ours.sampleRate(), samples, 0, chunks),
                head.length,
                out.position(),
                AudioPrefix.Ends.of(head, pad),
                AudioPrefix.Ends.head(growingHead(ours)));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        WavShape ours = Objects.requireNonNull(shape, "shape");
        out.writeUTF(ours.coding().name());
        out.writeInt(ours.sampleRate());
        out.writeInt(ours.channels());
        out.writeLong(samples);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        WavShape ours = new WavShape(WavShape.Coding.valueOf(in.readUTF()), in.readInt(), in.readInt());
        Saved.require(ours.isSane(), "samples of " + ours);
        samples = Saved.count(in);
        long bytes = head(ours, MAX_RIFF_BYTES).length + samples * ours.frameBytes();
        Saved.require(bytes == out.position(), samples + " samples in " + out.position() + " bytes");
        shape = ours;
    }

    /** {@return all that stands before the samples, as long as ever it is written} */
    private byte[] head(WavShape ours, long riffBytes) {
        return head(ours, riffBytes, samples * ours.frameBytes(), samples, riffBytes > maxRiffBytes);
    }

    /** {@return what stands before samples of which nobody knows how many come: the largest sizes, as is the custom} */
    private static byte[] growingHead(WavShape ours) {
        return head(ours, MAX_RIFF_BYTES, MAX_RIFF_BYTES, MAX_RIFF_BYTES, false);
    }

    private static byte[] head(WavShape ours, long riffBytes, long dataBytes, long samples, boolean large) {
        boolean pcm = ours.coding().tag() == PCM;
        ByteBuffer head = ByteBuffer.allocate(pcm ? 104 : 94).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii(large ? "RF64" : "RIFF")).putInt(large ? -1 : (int) riffBytes);
        head.put(ascii("WAVE")).put(ascii(large ? "ds64" : "JUNK")).putInt(DS64_BYTES);
        int sizes = head.position();
        if (large) {
            head.putLong(riffBytes).putLong(dataBytes).putLong(samples);
        }
        head.position(sizes + DS64_BYTES);
        putFormat(head, ours);
        if (!pcm) {
            head.put(ascii("fact")).putInt(4).putInt(large ? -1 : (int) samples);
        }
        head.put(ascii("data")).putInt(large ? -1 : (int) dataBytes);
        return head.array();
    }

    /**
     * PCM is written in the extensible form, because only that says which channel is which: without it players guess, and
     * some say so. The others keep the plain form, which is the only one of them that Java's own reader knows.
     */
    private static void putFormat(ByteBuffer head, WavShape ours) {
        boolean pcm = ours.coding().tag() == PCM;
        head.put(ascii("fmt ")).putInt(pcm ? EXTENSIBLE_BYTES : PLAIN_BYTES);
        head.putShort(pcm ? EXTENSIBLE : (short) ours.coding().tag()).putShort((short) ours.channels());
        head.putInt(ours.sampleRate()).putInt(ours.sampleRate() * ours.frameBytes());
        head.putShort((short) ours.frameBytes()).putShort((short) ours.coding().bits());
        head.putShort((short) (pcm ? EXTENSIBLE_BYTES - PLAIN_BYTES : 0));
        if (pcm) {
            head.putShort((short) ours.coding().bits()).putInt(speakers(ours.channels()));
            head.putShort((short) PCM).put(SUB_FORMAT_TAIL);
        }
    }

    private static int speakers(int channels) {
        return switch (channels) {
            case 1 -> FRONT_CENTER;
            case 2 -> FRONT_LEFT | FRONT_RIGHT;
            default -> 0;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
