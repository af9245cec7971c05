package io.ttsjobs.audio;

import io.ttsjobs.internal.IoReason;
import io.ttsjobs.speech.AudioFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The bytes of one chunk, read once, through a window in which a parser can look ahead.
 *
 * <p>What a parser sees depends only on the bytes, never on how many of them a read happened to return. A parser may
 * change bytes in the window.
 */
final class AudioInput implements AutoCloseable {

    /** Bytes that a window buffer has; far more than any parser looks ahead. */
    static final int WINDOW_BYTES = 128 * 1024;

    /** Bytes that a read asks for at most; what is read at once should still be in the cache when it is written. */
    private static final int READ_BYTES = 64 * 1024;

    private final int index;
    private final String name;
    private final Optional<AudioFormat> format;
    private final byte[] window;
    private final InputStream in;
    private int position;
    private int limit;
    private boolean ended;

    /**
     * Opens a chunk.
     *
     * @param index its place among the chunks, for messages
     * @param source where it comes from
     * @param window a buffer of {@link #WINDOW_BYTES}, this object's alone until it is closed
     */
    AudioInput(int index, AudioSource source, byte[] window) {
        this.index = index;
        this.name = source.name();
        this.format = source.format();
        this.window = window;
        try {
            this.in = source.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    int index() {
        return index;
    }

    /** {@return what the caller said the bytes are} */
    Optional<AudioFormat> format() {
        return format;
    }

    /** Makes {@code wanted} bytes visible. {@return how many are; fewer than wanted only at the end of the chunk} */
    int fill(int wanted) {
        return limit - position >= wanted || ended ? limit - position : refill(wanted);
    }

    private int refill(int wanted) {
        System.arraycopy(window, position, window, 0, limit - position);
        limit -= position;
        position = 0;
        try {
            while (limit < wanted && !ended) {
                int count = in.read(window, limit, Math.min(READ_BYTES, window.length - limit));
                if (count > 0) {
                    limit += count;
                } else {
                    ended = count < 0 || endsAtOneByte();
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return limit;
    }

    /** Reads the way that cannot return nothing, for streams that break the rule and return 0 bytes. */
    private boolean endsAtOneByte() throws IOException {
        int next = in.read();
        if (next >= 0) {
            window[limit++] = (byte) next;
        }
        return next < 0;
    }

    /** {@return the buffer that holds the visible bytes, from {@link #position()} on} */
    byte[] window() {
        return window;
    }

    /** {@return where in {@link #window()} the next byte is} */
    int position() {
        return position;
    }

    /** {@return a visible byte, 0 to 255} */
    int at(int offset) {
        return window[position + offset] & 0xFF;
    }

    /** {@return four visible bytes, the first one highest} */
    int int32(int offset) {
        return at(offset) << 24 | at(offset + 1) << 16 | at(offset + 2) << 8 | at(offset + 3);
    }

    /** {@return two visible bytes, the first one lowest} */
    int little16(int offset) {
        return at(offset) | at(offset + 1) << 8;
    }

    /** {@return four visible bytes, the first one lowest, as an unsigned number} */
    long little32(int offset) {
        return Integer.toUnsignedLong(Integer.reverseBytes(int32(offset)));
    }

    /** {@return whether these ASCII characters are the visible bytes at an offset} */
    boolean startsWith(String text, int offset) {
        if (limit - position < offset + text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (at(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether these ASCII characters are somewhere in the next visible bytes} */
    boolean contains(String text, int length) {
        byte first = (byte) text.charAt(0);
        for (int i = 0; i <= length - text.length(); i++) {
            if (window[position + i] == first && startsWith(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Passes over visible bytes. */
    void advance(int count) {
        position += count;
    }

    /** Passes over bytes, visible or not, to the end of the chunk at most. */
    void skip(long count) {
        long left = count;
        while (left > 0 && fill(1) > 0) {
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    /** {@return an error that names this chunk} */
    AudioProcessingException error(String reason) {
        return new AudioProcessingException(label() + " " + reason);
    }

    private AudioProcessingException unreadable(IOException e) {
        return new AudioProcessingException(label() + " cannot be read: " + IoReason.of(e), e);
    }

    private String label() {
        return "chunk " + index + " (" + name + ")";
    }

    /** Closes the source. */
    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Everything wanted has been read by now, so nothing is lost.
        }
    }
}
