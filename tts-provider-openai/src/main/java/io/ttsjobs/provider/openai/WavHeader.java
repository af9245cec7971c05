package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the start of a WAV file says.
 *
 * @param format codec, rate and channels
 * @param frameSize bytes of one sample of every channel
 * @param riffSize what is said to follow the first eight bytes
 * @param dataStart where the samples begin
 * @param dataSize how many bytes of samples there are said to be
 */
record WavHeader(AudioFormat format, int frameSize, long riffSize, long dataStart, long dataSize) {

    private static final int CHUNK_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int FMT_BYTES = 16;
    private static final int SUBFORMAT = 24;
    private static final int EXTENSIBLE = 0xFFFE;

    /** Servers that do not know the length write one that no answer has: 32 bits or 31 of ones or nearly, or this. */
    private static final long UNKNOWN_SIZE = 2_000_000_000L;

    /** Reads the header; empty if there is none, or one of a codec without a name here. */
    static Optional<WavHeader> read(byte[] head) {
        int fmt = chunk(head, "fmt ");
        int data = chunk(head, "data");
        if (fmt < 0 || data < 0 || fmt + CHUNK_HEADER + FMT_BYTES > head.length) {
            return Optional.empty();
        }
        ByteBuffer bytes = littleEndian(head);
        int fields = fmt + CHUNK_HEADER;
        int channels = bytes.getShort(fields + 2) & 0xFFFF;
        int rate = bytes.getInt(fields + 4);
        int bits = bytes.getShort(fields + 14) & 0xFFFF;
        if (channels < 1 || rate < 1) {
            return Optional.empty();
        }
        return codec(tag(bytes, fields), bits)
                .map(codec -> new WavHeader(
                        AudioFormat.builder(Container.WAV, codec)
                                .sampleRate(rate)
                                .channels(channels)
                                .build(),
                        channels * bits / 8,
                        unsigned(bytes, 4),
                        data + CHUNK_HEADER,
                        unsigned(bytes, data + 4)));
    }

    /**
     * Whether the file ends before its time: before the size that it states, in the middle of a sample, or before the first.
     *
     * <p>The size of the samples goes before that of the file, which some servers count from the wrong byte.
     */
    boolean isCut(long fileSize) {
        long samples = fileSize - dataStart;
        if (isKnown(dataSize)) {
            return dataSize > samples;
        }
        return samples <= 0 || samples % frameSize != 0 || (isKnown(riffSize) && riffSize + CHUNK_HEADER > fileSize);
    }

    private static boolean isKnown(long size) {
        return size > 0 && size < UNKNOWN_SIZE;
    }

    private static int tag(ByteBuffer bytes, int fields) {
        int tag = bytes.getShort(fields) & 0xFFFF;
        boolean extended = tag == EXTENSIBLE && fields + SUBFORMAT + 2 <= bytes.limit();
        return extended ? bytes.getShort(fields + SUBFORMAT) & 0xFFFF : tag;
    }

    private static Optional<Codec> codec(int tag, int bits) {
        return switch (tag << 16 | bits) {
            case 1 << 16 | 8 -> Optional.of(Codec.PCM_U8);
            case 1 << 16 | 16 -> Optional.of(Codec.PCM_S16LE);
            case 1 << 16 | 24 -> Optional.of(Codec.PCM_S24LE);
            case 1 << 16 | 32 -> Optional.of(Codec.PCM_S32LE);
            case 3 << 16 | 32 -> Optional.of(Codec.PCM_F32LE);
            case 6 << 16 | 8 -> Optional.of(Codec.ALAW);
            case 7 << 16 | 8 -> Optional.of(Codec.MULAW);
            default -> Optional.empty();
        };
    }

    /** Where a chunk begins, or -1. */
    private static int chunk(byte[] head, String name) {
        if (!Marks.at(head, 0, "RIFF") || !Marks.at(head, CHUNK_HEADER, "WAVE")) {
            return -1;
        }
        ByteBuffer bytes = littleEndian(head);
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= head.length) {
            if (Marks.at(head, (int) at, name)) {
                return (int) at;
            }
            long size = unsigned(bytes, (int) at + 4);
            at += CHUNK_HEADER + size + (size & 1);
        }
        return -1;
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
