package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.testkit.ModelStore;
import java.time.Duration;

/** The least that a durable store can be: maps in memory that outlive its processes. */
final class ModelDisk extends ModelStore implements Disk {

    /** Does what a durable store does that finds jobs of a dead process. */
    @Override
    public JobStore open() {
        for (GenerationJob job : list()) {
            if (job.status() == JobStatus.IN_PROGRESS) {
                GenerationJob.Builder orphan = job.toBuilder().status(JobStatus.PENDING);
                update(job, orphan.progress(count(job.id()), Duration.ZERO).build());
            } else if (job.status() == JobStatus.COMPLETED) {
                dropAudio(job.id());
            }
        }
        return this;
    }
}
