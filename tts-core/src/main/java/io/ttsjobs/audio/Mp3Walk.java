package io.ttsjobs.audio;

import java.util.Optional;

/** Walks through the audio frames of a chunk of MP3, past tags, tag frames and junk. */
final class Mp3Walk extends FrameWalk {

    private static final int HEADER_BYTES = 4;

    private final AudioInput in;
    private boolean freeFormat;
    private long framesAtTag;
    private Mp3InfoTag tag = Mp3InfoTag.NONE;

    Mp3Walk(AudioInput in) {
        super(in, HEADER_BYTES, Mp3Header.MAX_FRAME_BYTES);
        this.in = in;
    }

    /** {@return the header of the frame} */
    int header() {
        return (int) word();
    }

    /** {@return the last tag frame seen so far} */
    Mp3InfoTag tag() {
        return tag;
    }

    /** {@return the padding at the end of the chunk, once that is reached; -1 if it is not known} */
    int padding() {
        // A chunk that was cut has lost its padding too; only the count can tell.
        boolean whole = tag.frames() < 0 || tag.frames() == frames() - framesAtTag;
        return whole ? tag.padding() : -1;
    }

    /** {@return why there is no frame} */
    String emptiness() {
        return freeFormat
                ? "is MP3 of free format, whose frames do not tell their size; it cannot be joined"
                : "holds no MP3 frame";
    }

    @Override
    long headerAt(int offset) {
        return in.int32(offset);
    }

    @Override
    boolean isFrame(long header) {
        return Mp3Header.isFrame((int) header);
    }

    @Override
    boolean fit(long left, long right) {
        return Mp3Header.fit((int) left, (int) right);
    }

    @Override
    int frameBytes(long header) {
        return Mp3Header.frameBytes((int) header);
    }

    @Override
    String describe(long header) {
        return Mp3Header.describe((int) header);
    }

    /** A frame with a tag has no sound, and is remembered. */
    @Override
    boolean isSound(long header) {
        Optional<Mp3InfoTag> found = Mp3InfoTag.read(in, (int) header);
        if (found.isPresent()) {
            tag = found.get();
            framesAtTag = frames();
        }
        return found.isEmpty();
    }

    @Override
    void missStart(long header) {
        freeFormat = Mp3Header.isFreeFormat((int) header);
    }
}
