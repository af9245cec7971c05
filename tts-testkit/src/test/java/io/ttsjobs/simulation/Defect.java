package io.ttsjobs.simulation;

/** What is wrong on purpose with a world, so that it shows that the invariants would notice. */
enum Defect {
    /** Nothing is. */
    NONE(""),
    /** A death takes the chunk that was recorded last with it. */
    STORE_FORGETS_THE_LAST_CHUNK("I3"),
    /** A chunk is reported as kept before it is: the next write brings it to the disk. */
    STORE_REPORTS_TOO_EARLY("I3"),
    /** The store never finds a chunk that it has. */
    STORE_FINDS_NOTHING("I3"),
    /** The store loses what answers cost. */
    STORE_LOSES_THE_BILL("I9"),
    /** The plan of a new job is stored without its last chunk. The engine itself notices, so the job fails without a cause. */
    STORE_CUTS_THE_PLAN("I15"),
    /** Two neighbouring chunks change places on the disk. */
    STORE_SWAPS_CHUNKS("I2"),
    /** A chunk is not kept, and nobody is told. */
    STORE_SWALLOWS_A_CHUNK("I5"),
    /** A write is refused as if somebody else had been faster, though nobody was. */
    STORE_REFUSES_A_WRITE("I15"),
    /** Somebody else writes a version of the job that says less than the one before. */
    STORE_TURNS_PROGRESS_BACK("I8"),
    /** The clock of the engine runs ahead when it sleeps, so that it waits for nothing. */
    SLEEPER_WAKES_AT_ONCE("I10"),
    /** A wait is cut to a second. */
    SLEEPER_IGNORES_LONG_WAITS("I10"),
    /** The engine makes one call more at once than it was told to. */
    ONE_CALL_TOO_MANY("I11"),
    /** Refusals take from the calls at once by the other rule. */
    OTHER_RULE_OF_WIDTH("I11"),
    /** A failed call is tried once more than it was told to. */
    ONE_RETRY_TOO_MANY("I4"),
    /** What a run that died has left stays where it is. */
    STORAGE_LEAVES_LITTER("I13"),
    /** The cache gives an answer to whoever asks for the same text, whatever else he asks. */
    CACHE_GOES_BY_THE_TEXT_ALONE("I2"),
    /** The cache says that it keeps answers, and does not. */
    CACHE_FORGETS("I17"),
    /** Whoever waits for a call of another job is interrupted with it. */
    JOIN_HANDS_ON_AN_INTERRUPT("I16"),
    /** Now and then a call is handed to a thread that never runs. */
    EXECUTOR_LOSES_A_CALL("I1");

    private final String rule;

    Defect(String rule) {
        this.rule = rule;
    }

    /** The number of the invariant that does not hold then. */
    String rule() {
        return rule;
    }
}
