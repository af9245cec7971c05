package io.ttsjobs.job;

import io.ttsjobs.text.TextSpan;
import java.time.Instant;
import java.util.List;

/**
 * The part of a job that never changes; the text is in it, and may be large.
 *
 * @param request what is asked
 * @param plan how the text is cut
 * @param createdAt when the job was created
 */
record JobOrder(GenerationRequest request, List<TextSpan> plan, Instant createdAt) {

    static JobOrder of(GenerationJob job) {
        return new JobOrder(job.request(), job.plan(), job.createdAt());
    }
}
