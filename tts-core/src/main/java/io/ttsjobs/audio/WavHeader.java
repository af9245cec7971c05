package io.ttsjobs.audio;

import org.jspecify.annotations.Nullable;

/**
 * What stands before the samples of a WAV file.
 *
 * @param shape what the samples look like
 * @param dataBytes how many bytes of samples follow at most; {@link Long#MAX_VALUE} if the header does not know
 */
record WavHeader(WavShape shape, long dataBytes) {

    private static final int EXTENSIBLE = 0xFFFE;
    private static final long UNKNOWN = 0xFFFFFFFFL;

    /** Reads the header of a WAV chunk, or takes what is stated of raw samples; the first sample is next then. */
    static WavHeader of(AudioInput chunk) {
        if (Content.of(chunk) == Content.WAV) {
            return read(chunk);
        }
        WavShape stated = chunk.format()
                .flatMap(WavShape::of)
                .orElseThrow(() -> chunk.error("is stated to be "
                        + chunk.format().map(Object::toString).orElse("nothing") + ", which is not made of samples"));
        return new WavHeader(stated, Long.MAX_VALUE);
    }

    private static WavHeader read(AudioInput chunk) {
        chunk.skip(12);
        WavShape shape = null;
        long longSize = Long.MAX_VALUE;
        while (chunk.fill(8) >= 8) {
            long size = chunk.little32(4);
            if (chunk.startsWith("data", 0)) {
                chunk.advance(8);
                return new WavHeader(required(shape, chunk), dataBytes(size, longSize));
            }
            boolean format = chunk.startsWith("fmt ", 0);
            boolean sizes = chunk.startsWith("ds64", 0);
            chunk.advance(8);
            if (format) {
                shape = shape(chunk, size);
            } else if (sizes && chunk.fill(16) >= 16) {
                longSize = chunk.little32(8) | chunk.little32(12) << 32;
            }
            chunk.skip(size + (size & 1));
        }
        throw chunk.error("is a WAV file without samples: it ends before its data chunk");
    }

    private static WavShape required(@Nullable WavShape shape, AudioInput chunk) {
        if (shape == null) {
            throw chunk.error("is a WAV file that does not say what its samples are: it has no fmt chunk");
        }
        return shape;
    }

    /** Programs that write to a pipe cannot know the size, and write one of these instead. */
    private static long dataBytes(long size, long longSize) {
        if (size == UNKNOWN) {
            return longSize > 0 ? longSize : Long.MAX_VALUE;
        }
        return size == 0 || size == 0x7FFFFFFFL || size == 2_000_000_000L ? Long.MAX_VALUE : size;
    }

    private static WavShape shape(AudioInput chunk, long size) {
        if (size < 16 || chunk.fill(16) < 16) {
            throw chunk.error("is a WAV file with a broken fmt chunk");
        }
        int tag = chunk.little16(0);
        int channels = chunk.little16(2);
        int sampleRate = (int) Math.min(chunk.little32(4), Integer.MAX_VALUE);
        int frameBytes = chunk.little16(12);
        int bits = chunk.little16(14);
        if (tag == EXTENSIBLE && size >= 26 && chunk.fill(26) >= 26) {
            tag = chunk.little16(24); // the sub-format starts with the tag that a short header would have
        }
        int format = tag;
        WavShape.Coding coding = WavShape.Coding.of(tag, bits)
                .orElseThrow(() -> chunk.error(
                        "is a WAV file of format tag " + format + " with " + bits + " bits, which cannot be joined"));
        WavShape shape = new WavShape(coding, sampleRate, channels);
        if (frameBytes != shape.frameBytes()) {
            throw chunk.error("is a WAV file of " + shape + " in sample frames of " + frameBytes + " bytes");
        }
        return shape;
    }
}
