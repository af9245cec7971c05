/**
 * Jobs: a long text becomes one audio file with one timeline.
 *
 * <p>{@link io.ttsjobs.job.JobManager} is the place to start.
 */
@NullMarked
package io.ttsjobs.job;

import org.jspecify.annotations.NullMarked;
