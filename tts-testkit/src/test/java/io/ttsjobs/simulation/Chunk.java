package io.ttsjobs.simulation;

/** One chunk of one job of a simulation, both counted from 0. */
record Chunk(int job, int index) {

    /** A job of its own, as if it were a chunk: for what happens to the job as a whole. */
    static final int WHOLE_JOB = -1;

    /** A sentence that is one chunk, and that tells which. */
    String sentence() {
        return "J" + job + " says " + index + " now.";
    }

    /** The chunk that a sentence is of. */
    static Chunk of(String sentence) {
        return new Chunk(sentence.charAt(1) - '0', sentence.charAt(8) - '0');
    }

    @Override
    public String toString() {
        return "job " + job + (index == WHOLE_JOB ? "" : " chunk " + index);
    }
}
