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
     * A stitcher for MP3, WAV, raw PCM, Ogg Opus and AAC.
     *
     * <p>MP3 (MPEG-1, 2 and 2.5 Layer III) keeps its frames: tags go, and a fresh Info frame lets players trim encoder
     * delay and padding, and seek. WAV keeps its samples, be they PCM of 8 to 32 bits, 32-bit float, A-law or mu-law.
     * Raw samples, whose format {@link AudioSource#withFormat} states, become a WAV file. Ogg Opus keeps its packets in
     * one new stream, with the header of the first chunk and without tags; its positions are at 48 kHz. It has the gap to
     * 1.25 ms, and never less than the silence that the encoder put around each chunk and 2.5 to 12.5 ms more, which let
     * a decoder start anew. A chunk of Ogg whose end is missing is joined as far as it goes; any other damage is an error.
     *
     * <p>AAC means AAC LC, mono or stereo, with ADTS headers. It keeps its frames, too. Such a stream cannot say what to
     * trim: a player plays the delay of the encoder, which is taken to be 1024 samples, and the silence that fills up the
     * last frame. What HE-AAC adds to a stream is kept, but cannot be seen there: rate and samples are those of the core.
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
     * Goes on with a join where {@link Join#checkpoint()} was called, after a crash as well: what the file has got since then
     * is cut off, and the chunks after those of the checkpoint are due.
     *
     * @param target the file of that join
     * @param checkpoint what {@link Join#checkpoint()} returned
     * @param options as that join had them
     * @return the join, which the caller finishes or closes
     * @throws AudioProcessingException if the checkpoint is damaged, of another version of the library or other options,
     *     or the file is missing, shorter than it was then, or cannot be written
     */
    Join resume(Path target, byte[] checkpoint, StitchOptions options);

    /**
     * Joins chunks in one call. If that fails, no target file is left.
     *
     * @param chunks in order; at least one
     * @param target the file to write, replaced if it exists
     * @param options how to join
     * @return where each chunk landed
     * @throws IllegalArgumentException if a chunk is the target file
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
         * @throws IllegalArgumentException if it is the target file
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
         * Hands out all that is joined so far, for any thread to read while this join goes on.
         *
         * @return up to the end of the last chunk; chapters that begin later are not in it
         * @throws IllegalStateException if there is no chunk yet
         * @throws AudioProcessingException if the file cannot be written
         */
        AudioPrefix soFar();

        /**
         * Makes all that is joined so far outlast a crash, and returns what {@link AudioStitcher#resume} needs to go on from
         * there: a few kilobytes, and some more for each chunk.
         *
         * <p>From then on the file stays, even if this join fails or is closed.
         *
         * @return bytes to keep
         * @throws AudioProcessingException if the file cannot be written
         */
        byte[] checkpoint();

        /**
         * Completes the file, which is whole when this returns and not before.
         *
         * @return where each chunk landed
         * @throws AudioProcessingException if there is no chunk, or the file cannot be written
         */
        StitchedAudio finish();

        /**
         * Lets go of the file, and deletes it unless {@link #finish()} has completed it or a {@link #checkpoint()} needs it.
         */
        @Override
        void close();
    }
}
