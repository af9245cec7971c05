package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationJob;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param at when, from the beginning of the simulation
 * @param life in the how manyth process, from 0
 * @param kind what happened
 * @param chunk to which chunk or job; job -1 if to none
 * @param fact what there is to be told of it: see the kind
 */
record Event(Duration at, int life, Kind kind, Chunk chunk, Object fact) {

    int job() {
        return chunk.job();
    }

    boolean is(Kind... kinds) {
        for (Kind one : kinds) {
            if (kind == one) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is that a job was stored. */
    boolean changesJob() {
        return fact instanceof GenerationJob;
    }

    /** The job as it was stored. */
    GenerationJob state() {
        return (GenerationJob) fact;
    }

    /** The wait that the provider asked for, of {@link Kind#LIMITED} and {@link Kind#TOO_MANY}. */
    @SuppressWarnings("unchecked")
    Optional<Duration> retryAfter() {
        return (Optional<Duration>) fact;
    }

    /** What the cache knows the call or answer by, of {@link Kind#CALLED}, {@link Kind#CACHED} and {@link Kind#UNCACHED}. */
    String key() {
        return (String) fact;
    }

    /** What the provider charges, of an answer; how many calls at once it allows, of {@link Kind#TAUGHT}. */
    int number() {
        return (Integer) fact;
    }

    @Override
    public String toString() {
        String where = chunk.job() < 0 ? "" : " " + chunk;
        return String.format("%7.3f s  life %d  %s%s  %s", at.toMillis() / 1000.0, life, kind, where, told());
    }

    /** Ids are made anew for each run, and would make no two logs equal. */
    private String told() {
        return fact instanceof GenerationJob job
                ? "version " + job.version() + ", " + job.status() + ", " + job.completedChunks() + " of "
                        + job.totalChunks() + ", billed "
                        + job.billedCharacters().map(Object::toString).orElse("nothing")
                        + job.errorMessage().map(message -> ", " + message).orElse("")
                : fact.toString();
    }

    /** What can happen. */
    enum Kind {
        /** A process began. */
        BORN,
        /** A process died. */
        DIED,
        /** A job was stored for the first time. */
        CREATED,
        /** A job was stored as in progress. */
        BEGUN,
        /** A job was stored with another change. */
        STORED,
        /** The store was opened and put back into line a job that a dead process had left in progress. */
        ORPHANED,
        /** A chunk was recorded. */
        KEPT,
        /** A chunk is about to be recorded whose answer is from the cache, or from another's call. */
        GIVEN,
        /** So is one whose answer is no audio. */
        GIVEN_GARBAGE,
        /** The cache took an answer; the fact is what it is known by. */
        CACHED,
        /** The cache forgot an answer, if it had it. */
        UNCACHED,
        /** A chunk was forgotten because its audio is no audio. */
        DROPPED,
        /** The chunks of a job were forgotten. */
        DROPPED_ALL,
        /** The provider was called. */
        CALLED,
        /** The provider answered, and charges. */
        ANSWERED,
        /** The provider answered with what is no audio, and charges. */
        ANSWERED_GARBAGE,
        /** The provider told with an answer how many calls at once it allows. */
        TAUGHT,
        /** The provider asked for patience. */
        LIMITED,
        /** The provider was called too often at once. */
        TOO_MANY,
        /** The provider could not be reached. */
        UNAVAILABLE,
        /** The provider refused, for good. */
        REFUSED,
        /** The call was interrupted. */
        INTERRUPTED,
        /** The call died with its process; it may have been charged. */
        LOST,
        /** The user asked for the job to be run again, or for the first time. */
        STARTED,
        /** The user asked for the job to be cancelled. */
        CANCELLED,
        /** The user closed the manager. */
        CLOSED;

        boolean endsCall() {
            return switch (this) {
                case ANSWERED, ANSWERED_GARBAGE, LIMITED, TOO_MANY, UNAVAILABLE, REFUSED, INTERRUPTED, LOST -> true;
                default -> false;
            };
        }
    }
}
