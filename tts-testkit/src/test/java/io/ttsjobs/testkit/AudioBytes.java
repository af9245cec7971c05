package io.ttsjobs.testkit;

import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The audio of an answer as an array. */
final class AudioBytes {

    private AudioBytes() {}

    static byte[] of(SynthesisResult result) {
        try (InputStream in = result.openAudio()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
