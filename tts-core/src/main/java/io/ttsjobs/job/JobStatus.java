package io.ttsjobs.job;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a job stands.
 *
 * <pre>
 * PENDING --&gt; IN_PROGRESS --&gt; COMPLETED
 *    |             |
 *    +--------+----+--&gt; FAILED
 *             +-------&gt; CANCELLED
 * </pre>
 *
 * <p>Beside these ways forward there is one way back, which a retry takes: whatever has not completed can become PENDING
 * again, and keeps the chunks that are paid for. So does what was IN_PROGRESS when its process died, once a durable store
 * is opened again.
 */
public enum JobStatus {
    /** Has its chunk plan, and waits to be run, for the first time or again. */
    PENDING,
    /** Chunks are being synthesized. */
    IN_PROGRESS,
    /** The audio and its timeline are ready. */
    COMPLETED,
    /** An error ended the job; its message is set. */
    FAILED,
    /** The caller ended the job. */
    CANCELLED;

    /**
     * Whether a job may go from this status to another; this is the only table of it.
     *
     * @param next the status to go to
     * @return true if that is allowed
     */
    public boolean canBecome(JobStatus next) {
        return successors().contains(next);
    }

    /**
     * Whether the job is over.
     *
     * @return true if no other status follows, unless somebody asks for a retry
     */
    public boolean isTerminal() {
        return switch (this) {
            case PENDING, IN_PROGRESS -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    private Set<JobStatus> successors() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_PROGRESS, FAILED, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED, FAILED, CANCELLED, PENDING);
            case FAILED, CANCELLED -> EnumSet.of(PENDING);
            case COMPLETED -> EnumSet.noneOf(JobStatus.class);
        };
    }
}
