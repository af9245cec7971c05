package io.ttsjobs.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** Reads the audio of a running job as it grows; one thread reads, any thread may close. No file is open while it waits. */
final class FollowedAudio extends InputStream {

    private final GrowingAudio audio;
    private volatile InputStream part = InputStream.nullInputStream();
    private volatile boolean closed;
    private long position;
    private boolean ended;

    FollowedAudio(GrowingAudio audio) {
        this.audio = audio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int count = length == 0 ? 0 : part.read(into, offset, length);
        while (count < 0 && !ended) {
            openNext();
            count = part.read(into, offset, length);
        }
        position += Math.max(0, count);
        return count;
    }

    private void openNext() throws IOException {
        part.close();
        Optional<InputStream> next = audio.next(position, () -> closed);
        ended = next.isEmpty();
        part = next.orElse(InputStream.nullInputStream());
        if (closed) {
            part.close(); // by a thread that closed while this one opened
        }
    }

    @Override
    public int available() throws IOException {
        return part.available();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        audio.wake();
        part.close();
    }
}
