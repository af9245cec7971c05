package io.ttsjobs.job;

/** Is told of every change of a job, on a thread of the job manager; it should return soon. */
@FunctionalInterface
public interface JobListener {

    /**
     * Tells that a job was created, began, got on by a chunk, or is over.
     *
     * <p>The calls for one job come one after the other, in order. An exception is logged, and the job goes on.
     *
     * @param job the job after the change
     */
    void jobChanged(GenerationJob job);
}
