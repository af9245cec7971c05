package io.ttsjobs.audio;

/** Walks through the frames of a chunk of AAC with ADTS headers, past tags and junk. */
final class AdtsWalk extends FrameWalk {

    /** How much junk at the start of a stream that was cut anywhere is believable, and a frame besides. */
    private static final int SEARCH_BYTES = 64 * 1024;

    private final AudioInput in;
    private long blocks;

    AdtsWalk(AudioInput in) {
        super(in, AdtsHeader.BYTES, AdtsHeader.MAX_FRAME_BYTES);
        this.in = in;
    }

    /** {@return whether a frame follows somewhat later in the chunk, and another one or the end right after it} */
    static boolean isIn(AudioInput chunk) {
        int available = Math.min(chunk.fill(SEARCH_BYTES), SEARCH_BYTES);
        for (int at = 0; at + AdtsHeader.BYTES <= available; at++) {
            long header = AdtsHeader.at(chunk, at);
            if (AdtsHeader.isFrame(header)
                    && isFollowed(chunk, header, at + AdtsHeader.frameBytes(header), available)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFollowed(AudioInput chunk, long header, int end, int available) {
        if (end + AdtsHeader.BYTES > available) {
            return end == available && available < SEARCH_BYTES;
        }
        long next = AdtsHeader.at(chunk, end);
        return AdtsHeader.isFrame(next) && AdtsHeader.fit(header, next);
    }

    /** {@return raw data blocks seen so far} */
    long blocks() {
        return blocks;
    }

    @Override
    long headerAt(int offset) {
        return AdtsHeader.at(in, offset);
    }

    @Override
    boolean isFrame(long header) {
        return AdtsHeader.isFrame(header);
    }

    @Override
    boolean fit(long left, long right) {
        return AdtsHeader.fit(left, right);
    }

    @Override
    int frameBytes(long header) {
        return AdtsHeader.frameBytes(header);
    }

    @Override
    String describe(long header) {
        return AdtsHeader.describe(header);
    }

    @Override
    boolean isSound(long header) {
        blocks += AdtsHeader.blocks(header);
        return true;
    }
}
