package io.ttsjobs.job;

import java.nio.file.Path;

/**
 * What a completed job made; the timeline is in it, and may be large.
 *
 * @param audioFile where the audio is
 * @param metadata format, length and timeline
 */
record JobResult(Path audioFile, AudioMetadata metadata) {}
