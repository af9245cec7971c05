package io.ttsjobs.audio;

import java.util.Optional;

/**
 * What an encoder wrote into a frame without sound: {@code Xing}, {@code Info} or {@code VBRI}.
 *
 * @param delay sample frames that the encoder put before the audio; -1 if not said
 * @param padding sample frames that it put after the audio; -1 if not said
 * @param frames audio frames that follow; -1 if not said
 */
record Mp3InfoTag(int delay, int padding, long frames) {

    /** A tag that says nothing. */
    static final Mp3InfoTag NONE = new Mp3InfoTag(-1, -1, -1);

    private static final int XING = 0x58696E67;
    private static final int INFO = 0x496E666F;
    private static final int VBRI = 0x56425249;
    private static final int VBRI_OFFSET = 36;

    /** Which fields an Xing tag has, and how long each is. */
    private static final int HAS_FRAMES = 1;

    private static final int[] FIELD_BYTES = {4, 4, 100, 4};

    /** From the encoder's name to the three bytes of delay and padding, and behind them. */
    private static final int DELAY_OFFSET = 21;

    private static final int DELAY_BYTES = 3;

    boolean saysDelay() {
        return delay >= 0;
    }

    /**
     * Looks at a frame.
     *
     * @param in the chunk, at the start of the frame, all of which is visible
     * @param header its header
     * @return the tag, or empty if this is an audio frame
     */
    static Optional<Mp3InfoTag> read(AudioInput in, int header) {
        int size = Mp3Header.frameBytes(header);
        int tag = 4 + Mp3Header.sideBytes(header);
        // LAME leaves its tag in the same place when frames have a checksum; others move it by the checksum.
        for (int at = tag; at <= tag + 2; at += 2) {
            if (at + 8 <= size && isMark(in.int32(at)) && isSilentTo(in, header, at)) {
                return Optional.of(readXing(in, at, size));
            }
        }
        boolean vbri = VBRI_OFFSET + 4 <= size && in.int32(VBRI_OFFSET) == VBRI && isSilentTo(in, header, VBRI_OFFSET);
        return vbri ? Optional.of(NONE) : Optional.empty();
    }

    private static boolean isMark(int word) {
        return word == XING || word == INFO;
    }

    /** Audio that spells a mark by chance has side information before it; a tag has zeros. */
    private static boolean isSilentTo(AudioInput in, int header, int end) {
        for (int i = Mp3Header.sideOffset(header); i < end; i++) {
            if (in.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static Mp3InfoTag readXing(AudioInput in, int start, int size) {
        int flags = in.int32(start + 4);
        long frames =
                (flags & HAS_FRAMES) != 0 && start + 12 <= size ? Integer.toUnsignedLong(in.int32(start + 8)) : -1;
        int encoder = start + 8;
        for (int i = 0; i < FIELD_BYTES.length; i++) {
            encoder += (flags >> i & 1) * FIELD_BYTES[i];
        }
        int at = encoder + DELAY_OFFSET;
        if (at + DELAY_BYTES > size || in.at(encoder) == 0) {
            return new Mp3InfoTag(-1, -1, frames);
        }
        int both = in.at(at) << 16 | in.at(at + 1) << 8 | in.at(at + 2);
        // ffmpeg writes zeros when it copies a stream whose delay nobody told it.
        int delay = both == 0 ? -1 : both >> 12;
        // Every encoder pads by more than the decoder's delay; zero is what a joiner writes that was not told.
        int padding = (both & 0xFFF) == 0 ? -1 : both & 0xFFF;
        return new Mp3InfoTag(delay, padding, frames);
    }
}
