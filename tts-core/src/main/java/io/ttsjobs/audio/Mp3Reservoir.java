package io.ttsjobs.audio;

import java.util.Arrays;

/**
 * Mends frames whose sound starts in bytes that are lost.
 *
 * <p>A frame may keep part of its sound in the frames before it. Where a chunk does not start at the start of a stream,
 * a decoder would take those bytes from the chunk before, and make noise of them. Such a frame is silenced but keeps its
 * body, because frames after it may need that, and its place.
 */
final class Mp3Reservoir {

    /** The farthest that a frame can reach back; with that much at hand nothing can be missing. */
    private static final int MAX_REACH = 511;

    private int available;

    /** Forgets the bytes so far: what comes next does not follow them. */
    void cut() {
        available = 0;
    }

    /** Silences the next frame if it reaches back too far. */
    void mend(byte[] bytes, int start, int header) {
        int side = start + Mp3Header.sideOffset(header);
        int sideBytes = Mp3Header.sideBytes(header);
        if (available < MAX_REACH) {
            if (reach(bytes, side, header) > available) {
                silence(bytes, start, header);
            }
            int body = Mp3Header.frameBytes(header) - Mp3Header.sideOffset(header) - sideBytes;
            available = Math.min(MAX_REACH, available + Math.max(body, 0));
        }
    }

    /** {@return how many bytes before its body the sound of a frame starts} */
    private static int reach(byte[] bytes, int side, int header) {
        int high = bytes[side] & 0xFF;
        return Mp3Header.isMpeg1(header) ? high << 1 | (bytes[side + 1] & 0xFF) >> 7 : high;
    }

    private void silence(byte[] bytes, int start, int header) {
        int side = start + Mp3Header.sideOffset(header);
        int end = side + Mp3Header.sideBytes(header);
        Arrays.fill(bytes, side, end, (byte) 0);
        // Reaching back no farther than this would make some decoders throw away bytes that the next frame needs.
        // A private bit tells the frame from a tag frame, should the body that is kept begin with the mark of one.
        if (Mp3Header.isMpeg1(header)) {
            bytes[side] = (byte) (available >> 1);
            bytes[side + 1] = (byte) (available << 7 | 0x40);
        } else {
            bytes[side] = (byte) available;
            bytes[side + 1] = (byte) 0x80;
        }
        if (Mp3Header.hasCrc(header)) {
            int crc = Crc16.frame(0xFFFF, bytes, start + 2, 2);
            crc = Crc16.frame(crc, bytes, side, end - side);
            bytes[start + 4] = (byte) (crc >> 8);
            bytes[start + 5] = (byte) crc;
        }
    }
}
