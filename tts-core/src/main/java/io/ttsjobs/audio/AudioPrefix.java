package io.ttsjobs.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * All that a join had at one moment, up to the end of a chunk, while the join goes on.
 *
 * <p>It is read from the file of the join, of which it uses only bytes that the join never writes again, so that it stays
 * what it was; what only the end of the audio tells, such as a header with sizes, is kept beside. Immutable and thread-safe.
 */
public final class AudioPrefix {

    private final StitchedAudio audio;
    private final long from;
    private final long to;
    private final Ends whole;
    private final Ends growing;

    /**
     * Makes a prefix.
     *
     * @param audio what it is
     * @param from where in the file the bytes start that stay
     * @param to where they end
     * @param whole what makes them a complete file
     * @param growing what makes them a stream of which nobody knows yet how long it gets
     */
    AudioPrefix(StitchedAudio audio, long from, long to, Ends whole, Ends growing) {
        this.audio = audio;
        this.from = from;
        this.to = to;
        this.whole = whole;
        this.growing = growing;
    }

    /**
     * What the prefix is: its format and length, and where each chunk lies.
     *
     * @return what {@link AudioStitcher.Join#finish()} would return if there was no further chunk
     */
    public StitchedAudio audio() {
        return audio;
    }

    /**
     * How many bytes {@link #open} gives.
     *
     * @return a size in bytes
     */
    public long size() {
        return whole.head.length + to - from + whole.tail.length;
    }

    /**
     * Reads the prefix as a file of its own: byte for byte what a join of these chunks alone would have made.
     *
     * @param file the file of the join, or what it was renamed to
     * @return a new stream, which the caller closes
     * @throws IOException if the file cannot be opened
     */
    public InputStream open(Path file) throws IOException {
        return sequence(bytes(whole.head, 0), FileSlice.open(file, from, to), bytes(whole.tail, 0));
    }

    /**
     * How many bytes there are of the audio as a stream that grows; see {@link #openGrowing}.
     *
     * @return a size in bytes, which a later prefix of the same join exceeds or has, too
     */
    public long growingSize() {
        return growing.head.length + to - from;
    }

    /**
     * Reads on in the audio as a stream that grows from prefix to prefix, whose header does not know the end: WAV states
     * no sizes, MP3 has neither tags nor an Info frame, so that players trim nothing, and play everything later by the
     * delays of encoder and decoder. The last second of Ogg Opus is held back until more comes.
     *
     * @param file the file of the join, or what it was renamed to
     * @param position how much of the stream was read before, 0 to {@link #growingSize()}
     * @return a new stream of the bytes from there to {@link #growingSize()}, which the caller closes
     * @throws IOException if the file cannot be opened
     * @throws IllegalArgumentException if {@code position} is outside
     */
    public InputStream openGrowing(Path file, long position) throws IOException {
        if (position < 0 || position > growingSize()) {
            throw new IllegalArgumentException("position must be 0 to " + growingSize() + ", but is " + position);
        }
        int headRead = (int) Math.min(position, growing.head.length);
        return sequence(bytes(growing.head, headRead), FileSlice.open(file, from + position - headRead, to));
    }

    /**
     * What completes the stream that grows, if no further chunk comes.
     *
     * @return the bytes behind {@link #growingSize()}; none in most formats
     */
    public byte[] growingEnd() {
        return growing.tail.clone();
    }

    /** Makes the file of the join complete, with what is kept beside it until then. */
    void complete(OutputFile file) {
        file.write(whole.tail);
        file.patch(0, whole.head);
    }

    @Override
    public String toString() {
        return "AudioPrefix[" + audio + ", " + size() + " bytes]";
    }

    private static InputStream bytes(byte[] bytes, int offset) {
        return new ByteArrayInputStream(bytes, offset, bytes.length - offset);
    }

    private static InputStream sequence(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    /** What stands before and behind the bytes that stay. */
    static final class Ends {

        /** Nothing before and nothing behind. */
        static final Ends NONE = new Ends(new byte[0], new byte[0]);

        private final byte[] head;
        private final byte[] tail;

        private Ends(byte[] head, byte[] tail) {
            this.head = head;
            this.tail = tail;
        }

        static Ends of(byte[] head, byte[] tail) {
            return new Ends(head, tail);
        }

        static Ends head(byte[] head) {
            return new Ends(head, NONE.tail);
        }

        static Ends tail(byte[] tail) {
            return new Ends(NONE.head, tail);
        }
    }
}
