package io.ttsjobs.job;

import io.ttsjobs.speech.AudioFormat;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes fields one after another so that they can be told apart: figures in a fixed width, texts with their length before
 * them, and a byte that says whether an optional one is there.
 *
 * <p>A text is its UTF-16 units: UTF-8 has no bytes for a lone surrogate, and would write two texts alike.
 */
final class FieldWriter {

    private final DataOutputStream out;

    FieldWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void count(int value) throws IOException {
        out.writeInt(value);
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void text(String text) throws IOException {
        ByteBuffer units = ByteBuffer.allocate(Math.multiplyExact(text.length(), Character.BYTES));
        units.asCharBuffer().put(text);
        out.writeInt(text.length());
        out.write(units.array());
    }

    void optionalText(Optional<String> text) throws IOException {
        flag(text.isPresent());
        if (text.isPresent()) {
            text(text.get());
        }
    }

    void duration(Duration duration) throws IOException {
        out.writeLong(duration.getSeconds());
        out.writeInt(duration.getNano());
    }

    void optionalFormat(Optional<AudioFormat> format) throws IOException {
        flag(format.isPresent());
        if (format.isPresent()) {
            format(format.get());
        }
    }

    /** A figure that is open is 0. */
    void format(AudioFormat format) throws IOException {
        text(format.container().name());
        text(format.codec().name());
        count(format.sampleRate().orElse(0));
        count(format.channels().orElse(0));
        count(format.bitRate().orElse(0));
    }
}
