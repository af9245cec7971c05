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
 */
public enum JobStatus {
    /** Created, with its chunk plan; nothing has been sent. */
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
     * @return true if no other status can follow
     */
    public boolean isTerminal() {
        return successors().isEmpty();
    }

    private Set<JobStatus> successors() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_PROGRESS, FAILED, CANCELLED);
            case IN_PROGRESS -> EnumSet.of(COMPLETED, FAILED, CANCELLED);
            case COMPLETED, FAILED, CANCELLED -> EnumSet.noneOf(JobStatus.class);
        };
    }
}
