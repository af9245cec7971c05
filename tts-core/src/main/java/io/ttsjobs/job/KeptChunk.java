package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.io.InputStream;

/**
 * A chunk as a file holds it.
 *
 * @param chunk what is known of it
 * @param result the answer of the provider, whose audio is in another file
 */
record KeptChunk(ChunkRecord chunk, SynthesisResult result) {

    /** The answer, if its audio is what the provider gave; the size is looked at first, for that costs nothing. */
    SynthesisResult undamaged() throws IOException {
        if (result.audioSize() != chunk.audioSize()) {
            throw new IOException("its audio has " + result.audioSize() + " bytes of " + chunk.audioSize());
        }
        try (InputStream audio = result.openAudio()) {
            if (!Sha256.of(audio).equals(chunk.sha256())) {
                throw new IOException("its audio is not that of its checksum");
            }
        }
        return result;
    }
}
