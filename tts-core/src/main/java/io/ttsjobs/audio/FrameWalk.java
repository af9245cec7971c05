package io.ttsjobs.audio;

/**
 * Walks through the frames of a chunk, past tags and junk; what a frame looks like, a subclass knows.
 *
 * <p>A header alone is no proof: one position in 22,000 of random bytes looks like one of MP3. Where no frame ended just
 * before, a frame counts only if another one, a tag or the end of the chunk comes right after it.
 */
abstract class FrameWalk {

    private final AudioInput in;
    private final int headerBytes;
    private final int lookahead;
    private int available;
    private long first;
    private long word;
    private int size;
    private boolean inStep = true;
    private boolean afterGap;
    private long frames;
    private long droppedBytes;

    /**
     * Starts at the start of a chunk.
     *
     * @param in the chunk
     * @param headerBytes the least that a frame can be told by
     * @param maxFrameBytes the size of the largest frame
     */
    FrameWalk(AudioInput in, int headerBytes, int maxFrameBytes) {
        this.in = in;
        this.headerBytes = headerBytes;
        // Enough for a run of three frames and the header after it, wherever it starts.
        this.lookahead = 4 * maxFrameBytes;
    }

    /** {@return the header at an offset from the input's position, as a number that is not 0 if it is one} */
    abstract long headerAt(int offset);

    /** {@return whether this can be the header of a frame} */
    abstract boolean isFrame(long header);

    /** {@return whether two frames may stand in one stream} */
    abstract boolean fit(long left, long right);

    /** {@return the size of a frame, header included; never 0} */
    abstract int frameBytes(long header);

    /** {@return the shape of a stream, for a message} */
    abstract String describe(long header);

    /** {@return whether the frame at the input's position is sound; one that is not is passed over} */
    abstract boolean isSound(long header);

    /** Looks at a header that starts no frame, where the first frame should start. */
    void missStart(long header) {}

    /**
     * Goes on to the next frame with sound, which is then at the input's position and wholly visible.
     *
     * @return false at the end of the chunk
     */
    final boolean next() {
        in.advance(size);
        size = 0;
        afterGap = false;
        while (look() >= headerBytes) {
            long header = headerAt(0);
            if (startsFrame(header)) {
                if (take(header)) {
                    return true;
                }
            } else if (!skipTag()) {
                skipJunk(header);
            }
        }
        droppedBytes += available;
        in.advance(available);
        return false;
    }

    /** {@return the header of the frame} */
    final long word() {
        return word;
    }

    /** {@return the size of the frame} */
    final int size() {
        return size;
    }

    /** {@return whether unknown bytes went by just before the frame} */
    final boolean afterGap() {
        return afterGap;
    }

    /** {@return frames with sound seen so far} */
    final long frames() {
        return frames;
    }

    /** {@return bytes so far that belong to no frame and no tag} */
    final long droppedBytes() {
        return droppedBytes;
    }

    private int look() {
        available = in.fill(lookahead);
        return available;
    }

    private boolean startsFrame(long header) {
        if (!isFrame(header) || (first != 0 && !fit(header, first))) {
            return false;
        }
        int end = frameBytes(header);
        if (end > available) {
            return false;
        }
        return isFollowed(header, end) || (inStep && first != 0 && !frameStartsWithin(end));
    }

    /** {@return whether what comes after a frame is what can come after it} */
    private boolean isFollowed(long header, int end) {
        int rest = available - end;
        if (rest >= headerBytes) {
            long next = headerAt(end);
            return (isFrame(next) && fit(header, next)) || Mp3Tags.startAt(in, end);
        }
        for (int i = 0; i < Math.min(rest, 2); i++) {
            // All but the checksum bit of the second byte is the same in every frame of a stream.
            if (((in.at(end + i) ^ in.at(i)) & 0xFE) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a frame starts before this one ends, as it does when this one has lost bytes} */
    private boolean frameStartsWithin(int end) {
        for (int i = 1; i < end && i + headerBytes <= available; i++) {
            long header = headerAt(i);
            if (isFrame(header) && fit(header, first)) {
                int next = i + frameBytes(header);
                if (next <= available && isFollowed(header, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean take(long header) {
        first = first == 0 ? header : first;
        word = header;
        inStep = true;
        if (!isSound(header)) {
            in.advance(frameBytes(header));
            return false;
        }
        size = frameBytes(header);
        frames++;
        return true;
    }

    private boolean skipTag() {
        long length = Mp3Tags.length(in, inStep);
        in.skip(length);
        inStep |= length > 0;
        return length > 0;
    }

    private void skipJunk(long header) {
        if (first == 0 && inStep) {
            missStart(header);
        }
        if (first != 0 && isFrame(header) && !fit(header, first) && isRunOfThree(header)) {
            throw in.error("changes from " + describe(first) + " to " + describe(header)
                    + " on the way; that cannot be joined");
        }
        in.advance(1);
        droppedBytes++;
        inStep = false;
        afterGap = true;
    }

    private boolean isRunOfThree(long header) {
        int at = 0;
        for (int i = 0; i < 2; i++) {
            at += frameBytes(headerAt(at));
            if (at + headerBytes > available || !isFrame(headerAt(at)) || !fit(header, headerAt(at))) {
                return false;
            }
        }
        return true;
    }
}
