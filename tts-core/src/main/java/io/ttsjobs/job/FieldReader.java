package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Reads what {@link FieldWriter} wrote, in the same order. */
final class FieldReader {

    private final ByteBuffer in;

    FieldReader(ByteBuffer in) {
        this.in = in;
    }

    boolean flag() throws IOException {
        need(1);
        return in.get() != 0;
    }

    int count() throws IOException {
        need(Integer.BYTES);
        return in.getInt();
    }

    long number() throws IOException {
        need(Long.BYTES);
        return in.getLong();
    }

    String text() throws IOException {
        int bytes = Math.multiplyExact(count(), Character.BYTES);
        need(bytes);
        String text = in.slice(in.position(), bytes).asCharBuffer().toString();
        in.position(in.position() + bytes);
        return text;
    }

    Optional<String> optionalText() throws IOException {
        return flag() ? Optional.of(text()) : Optional.empty();
    }

    Duration duration() throws IOException {
        return Duration.ofSeconds(number(), count());
    }

    AudioFormat format() throws IOException {
        AudioFormat.Container container = AudioFormat.Container.valueOf(text());
        AudioFormat.Builder format = AudioFormat.builder(container, AudioFormat.Codec.valueOf(text()));
        int sampleRate = count();
        int channels = count();
        int bitRate = count();
        if (sampleRate > 0) {
            format.sampleRate(sampleRate);
        }
        if (channels > 0) {
            format.channels(channels);
        }
        if (bitRate > 0) {
            format.bitRate(bitRate);
        }
        return format.build();
    }

    /** All that is left. */
    byte[] rest() {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    private void need(int bytes) throws IOException {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new EOFException("it breaks off");
        }
    }
}
