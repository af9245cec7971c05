package io.ttsjobs.provider.openai;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.speech.AudioFormat.Container;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * What going from frame to frame found, by the lengths that the frames themselves state.
 *
 * @param frames how many whole frames there are, one after the other
 * @param cut whether one more begins, and the bytes end before it does
 */
record FrameWalk(int frames, boolean cut) {

    private static final int OGG_HEADER = 27;
    private static final int FIXED_BYTE = 1;

    /**
     * Walks until something other than a frame comes, such as a tag at the end, or the end.
     *
     * @param body the bytes
     * @param start where the first frame begins
     * @param container MP3, ADTS or OGG, whose frames are the pages
     * @param most after how many frames to stop
     */
    static FrameWalk of(BodyBuffer body, long start, Container container, int most) {
        int frames = 0;
        try (InputStream in = body.open()) {
            in.skipNBytes(start);
            byte[] first = new byte[0];
            while (frames < most) {
                byte[] header = in.readNBytes(headerSize(container));
                if (frames == 0) {
                    first = header;
                }
                if (header.length < headerSize(container)) {
                    return new FrameWalk(frames, frames > 0 && isStartOf(first, header));
                }
                OptionalLong left = isAlike(first, header) ? left(container, header, in) : OptionalLong.empty();
                if (left.isEmpty()) {
                    return new FrameWalk(frames, false);
                }
                in.skipNBytes(left.getAsLong());
                frames++;
            }
            return new FrameWalk(frames, false);
        } catch (EOFException e) {
            return new FrameWalk(frames, true);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    private static int headerSize(Container container) {
        return switch (container) {
            case MP3 -> MpegFrames.MP3_HEADER;
            case ADTS -> MpegFrames.ADTS_HEADER;
            case OGG -> OGG_HEADER;
            case WAV, RAW -> throw new IllegalArgumentException("container must have frames, but is " + container);
        };
    }

    /** What follows the header; empty if it is no header. */
    private static OptionalLong left(Container container, byte[] header, InputStream in) throws IOException {
        return switch (container) {
            case MP3 -> after(header, MpegFrames.mp3Length(header).orElse(0));
            case ADTS -> after(header, MpegFrames.adtsLength(header).orElse(0));
            default -> Marks.at(header, 0, "OggS") ? OptionalLong.of(pageBody(header, in)) : OptionalLong.empty();
        };
    }

    private static OptionalLong after(byte[] header, int length) {
        return length == 0 ? OptionalLong.empty() : OptionalLong.of(length - header.length);
    }

    private static long pageBody(byte[] header, InputStream in) throws IOException {
        int segments = header[OGG_HEADER - 1] & 0xFF;
        byte[] lengths = in.readNBytes(segments);
        if (lengths.length < segments) {
            throw new EOFException("the page breaks off in its header");
        }
        long body = 0;
        for (byte length : lengths) {
            body += length & 0xFF;
        }
        return body;
    }

    /** The first two bytes are the same in all frames of a stream, so what differs there is something else. */
    private static boolean isAlike(byte[] first, byte[] header) {
        return header[0] == first[0] && header[FIXED_BYTE] == first[FIXED_BYTE];
    }

    /** Whether the last bytes, too few for a header, are the start of one. */
    private static boolean isStartOf(byte[] first, byte[] rest) {
        return rest.length > 0 && rest[0] == first[0] && (rest.length == 1 || rest[FIXED_BYTE] == first[FIXED_BYTE]);
    }
}
