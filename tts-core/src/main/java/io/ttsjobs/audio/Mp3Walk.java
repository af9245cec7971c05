package io.ttsjobs.audio;

import java.util.Optional;

/**
 * Walks through the audio frames of a chunk, past tags, tag frames and junk.
 *
 * <p>A header alone is no proof: one position in 22,000 of random bytes looks like one. Where no frame ended just before,
 * a frame counts only if another one, a tag or the end of the chunk comes right after it.
 */
final class Mp3Walk {

    /** Enough for a run of three frames and the header after it, wherever it starts. */
    private static final int LOOKAHEAD = 4 * Mp3Header.MAX_FRAME_BYTES;

    private static final int HEADER_BYTES = 4;

    private final AudioInput in;
    private int available;
    private int first;
    private int header;
    private int size;
    private boolean inStep = true;
    private boolean afterGap;
    private boolean freeFormat;
    private long frames;
    private long framesAtTag;
    private long droppedBytes;
    private Mp3InfoTag tag = Mp3InfoTag.NONE;

    Mp3Walk(AudioInput in) {
        this.in = in;
    }

    /**
     * Goes on to the next audio frame, which is then at the input's position and wholly visible.
     *
     * @return false at the end of the chunk
     */
    boolean next() {
        in.advance(size);
        size = 0;
        afterGap = false;
        while (look() >= HEADER_BYTES) {
            int word = in.int32(0);
            if (startsFrame(word)) {
                if (take(word)) {
                    return true;
                }
            } else if (!skipTag()) {
                skipJunk(word);
            }
        }
        droppedBytes += available;
        in.advance(available);
        return false;
    }

    /** {@return the header of the frame} */
    int header() {
        return header;
    }

    /** {@return the size of the frame} */
    int size() {
        return size;
    }

    /** {@return whether unknown bytes went by just before the frame} */
    boolean afterGap() {
        return afterGap;
    }

    /** {@return audio frames seen so far} */
    long frames() {
        return frames;
    }

    /** {@return bytes so far that belong to no frame and no tag} */
    long droppedBytes() {
        return droppedBytes;
    }

    /** {@return the last tag frame seen so far} */
    Mp3InfoTag tag() {
        return tag;
    }

    /** {@return the padding at the end of the chunk, once that is reached; -1 if it is not known} */
    int padding() {
        // A chunk that was cut has lost its padding too; only the count can tell.
        boolean whole = tag.frames() < 0 || tag.frames() == frames - framesAtTag;
        return whole ? tag.padding() : -1;
    }

    /** {@return why there is no frame} */
    String emptiness() {
        return freeFormat
                ? "is MP3 of free format, whose frames do not tell their size; it cannot be joined"
                : "holds no MP3 frame";
    }

    private int look() {
        available = in.fill(LOOKAHEAD);
        return available;
    }

    private boolean startsFrame(int word) {
        if (!Mp3Header.isFrame(word) || (first != 0 && !Mp3Header.fit(word, first))) {
            return false;
        }
        int end = Mp3Header.frameBytes(word);
        if (end > available) {
            return false;
        }
        return isFollowed(word, end) || (inStep && first != 0 && !frameStartsWithin(end));
    }

    /** {@return whether what comes after a frame is what can come after it} */
    private boolean isFollowed(int word, int end) {
        int rest = available - end;
        if (rest >= HEADER_BYTES) {
            int next = in.int32(end);
            return (Mp3Header.isFrame(next) && Mp3Header.fit(word, next)) || Mp3Tags.startAt(in, end);
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
        for (int i = 1; i < end && i + HEADER_BYTES <= available; i++) {
            int word = in.int32(i);
            if (Mp3Header.isFrame(word) && Mp3Header.fit(word, first)) {
                int next = i + Mp3Header.frameBytes(word);
                if (next <= available && isFollowed(word, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean take(int word) {
        first = first == 0 ? word : first;
        header = word;
        inStep = true;
        Optional<Mp3InfoTag> found = Mp3InfoTag.read(in, word);
        if (found.isPresent()) {
            tag = found.get();
            framesAtTag = frames;
            in.advance(Mp3Header.frameBytes(word));
            return false;
        }
        size = Mp3Header.frameBytes(word);
        frames++;
        return true;
    }

    private boolean skipTag() {
        long length = Mp3Tags.length(in, inStep);
        in.skip(length);
        inStep |= length > 0;
        return length > 0;
    }

    private void skipJunk(int word) {
        if (first == 0 && inStep) {
            freeFormat = Mp3Header.isFreeFormat(word);
        }
        if (first != 0 && Mp3Header.isFrame(word) && !Mp3Header.fit(word, first) && isRunOfThree(word)) {
            throw in.error("changes from " + Mp3Header.describe(first) + " to " + Mp3Header.describe(word)
                    + " on the way; that cannot be joined");
        }
        in.advance(1);
        droppedBytes++;
        inStep = false;
        afterGap = true;
    }

    private boolean isRunOfThree(int word) {
        int at = 0;
        for (int i = 0; i < 2; i++) {
            at += Mp3Header.frameBytes(at == 0 ? word : in.int32(at));
            if (at + HEADER_BYTES > available
                    || !Mp3Header.isFrame(in.int32(at))
                    || !Mp3Header.fit(word, in.int32(at))) {
                return false;
            }
        }
        return true;
    }
}
