package io.ttsjobs.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request for speech that a service accepts, and how it would answer.
 *
 * @param speech what is spoken
 * @param type the content type
 * @param headers more lines of the head, as they are when the answer is sent
 * @param body writes the body
 */
record SpeechOrder(SpokenText speech, String type, Supplier<List<String>> headers, Body body) {

    /** Writes a body; the same each time. */
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    byte[] bodyBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
