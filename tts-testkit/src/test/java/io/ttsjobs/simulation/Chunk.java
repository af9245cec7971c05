package io.ttsjobs.simulation;

/** One chunk of one job of a simulation, both counted from 0. */
record Chunk(int job, int index) {

    /** A job of its own, as if it were a chunk: for what happens to the job as a whole. */
    static final int WHOLE_JOB = -1;

    @Override
    public String toString() {
        return "job " + job + (index == WHOLE_JOB ? "" : " chunk " + index);
    }
}
