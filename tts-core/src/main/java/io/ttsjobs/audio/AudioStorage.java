package io.ttsjobs.audio;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the audio of jobs is kept: one file a job, {@code {jobId}.{ext}}, there whole or not at all.
 *
 * <p>A job id is 1 to 64 of the characters {@code A-Z a-z 0-9 _ -}; nothing else ever becomes part of a path. The
 * directory is made on first use, for this user alone. Thread-safe.
 */
public interface AudioStorage {

    /**
     * Keeps audio in a directory.
     *
     * @param directory a directory of the default file system, which need not exist
     * @return a storage there
     */
    static AudioStorage directory(Path directory) {
        return new DirectoryAudioStorage(directory, false);
    }

    /**
     * Keeps audio in the directory that the environment variable {@code AUDIO_STORAGE_DIR} names; if it is unset or
     * blank, in {@code tts-app-audio} in the system's temp directory.
     *
     * <p>Anybody can put something of that name into the temp directory. So there, a directory of another user and a
     * symbolic link are refused, with an {@link AudioProcessingException} on first use.
     *
     * @return a storage there
     */
    static AudioStorage fromEnvironment() {
        return DirectoryAudioStorage.from(System.getenv(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes an empty file to write a job's audio into, where {@link #publish} can move it from.
     *
     * @param jobId the job
     * @return a new file in the same directory, which no other job or run uses
     * @throws io.ttsjobs.spi.ValidationException if {@code jobId} is not a job id
     * @throws AudioProcessingException if the file cannot be made
     */
    Path createTemporary(String jobId);

    /**
     * Makes a written file the audio of the job, durably and in one step.
     *
     * @param jobId the job
     * @param temporary a file from {@link #createTemporary}, closed
     * @param extension the file name ending without a dot, such as {@code mp3}
     * @return where the audio is now
     * @throws io.ttsjobs.spi.ValidationException if {@code jobId} is not a job id, or {@code extension} not 1 to 8 lower-case letters and digits
     * @throws AudioProcessingException if the file cannot be moved
     */
    Path publish(String jobId, Path temporary, String extension);

    /**
     * Finds the audio of a job.
     *
     * @param jobId the job
     * @return the file, or empty if the job has none
     * @throws io.ttsjobs.spi.ValidationException if {@code jobId} is not a job id
     */
    Optional<Path> find(String jobId);

    /**
     * Deletes the audio of a job, and temporary files of it that are left.
     *
     * @param jobId the job
     * @return true if there was any
     * @throws io.ttsjobs.spi.ValidationException if {@code jobId} is not a job id
     * @throws AudioProcessingException if it cannot be deleted
     */
    boolean delete(String jobId);
}
