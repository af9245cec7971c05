package io.ttsjobs.audio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Joins chunks of speech into one file without re-encoding, and says where each chunk landed.
 *
 * <p>All chunks are of one format: the first one sets it. Memory is constant however long the audio. Thread-safe; a
 * {@link Join} is not.
 */
public interface AudioStitcher {

    /**
     * A stitcher for MP3, WAV, raw PCM and Ogg Opus.
     *
     * <p>MP3 (MPEG-1, 2 and 2.5 Layer III) keeps its frames: tags go, and a fresh Info frame lets players trim encoder
     * delay and padding, and seek. WAV keeps its samples, be they PCM of 8 to 32 bits, 32-bit float, A-law or mu-law.
     * Raw samples, whose format {@link AudioSource#withFormat} states, become a WAV file. Ogg Opus keeps its packets in
     * one new stream, with the header of the first chunk and without tags; its positions are at 48 kHz. It has the gap to
     * 1.25 ms, and never less than the silence that the encoder put around each chunk and 2.5 to 12.5 ms more, which let
     * a decoder start anew. A chunk of Ogg whose end is missing is joined as far as it goes; any other damage is an error.
     *
     * @return a stitcher without state
     */
    static AudioStitcher create() {
        return new DefaultAudioStitcher();
    }

    /**
     * Starts a join that grows chunk by chunk.
     *
     * @param target the file of the default file system to write, replaced if it exists
     * @param options how to join
     * @return the join, which the caller finishes or closes
     * @throws AudioProcessingException if the file cannot be written
     */
    Join open(Path target, StitchOptions options);

    /**
     * Joins chunks in one call. If that fails, no target file is left.
     *
     * @param chunks in order; at least one
     * @param target the file to write, replaced if it exists
     * @param options how to join
     * @return where each chunk landed
     * @throws AudioProcessingException if there is no chunk, a chunk is not sound audio of the first one's format, or
     *     the file cannot be written
     */
    default StitchedAudio stitch(List<AudioSource> chunks, Path target, StitchOptions options) {
        try (Join join = open(target, options)) {
            chunks.forEach(join::append);
            return join.finish();
        }
    }

    /** A join in progress; for one thread at a time. */
    interface Join extends AutoCloseable {

        /**
         * Adds the next chunk.
         *
         * @param chunk the audio, read once and closed
         * @return where it landed
         * @throws AudioProcessingException if it is not sound audio of the first chunk's format, or the file cannot be
         *     written; the join can only be closed then
         */
        ChunkPlacement append(AudioSource chunk);

        /**
         * How much is joined so far.
         *
         * @return the time from the start to the end of the last chunk; 0 before the first
         */
        Duration duration();

        /**
         * Completes the file, which is whole when this returns and not before.
         *
         * @return where each chunk landed
         * @throws AudioProcessingException if there is no chunk, or the file cannot be written
         */
        StitchedAudio finish();

        /** Lets go of the file, and deletes it unless {@link #finish()} has completed it. */
        @Override
        void close();
    }
}
