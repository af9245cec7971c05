package io.ttsjobs.simulation;

/** Plays seeds. Thread-safe: each seed is a world of its own. */
public interface Simulator extends AutoCloseable {

    /**
     * Makes a simulator of the engine as it is, but for what its threads wait in.
     *
     * @return a new simulator
     * @throws ReflectiveOperationException if the library cannot be loaded a second time
     */
    static Simulator create() throws ReflectiveOperationException {
        return (Simulator) new SubstitutingLoader()
                .loadClass("io.ttsjobs.simulation.SeededSimulator")
                .getDeclaredConstructor()
                .newInstance();
    }

    /**
     * Plays a seed.
     *
     * @param seed decides all that happens
     * @param defect the name of a {@link Defect}
     * @param onDisk whether the jobs are in the library's own directory store, or in a model of one, which is faster
     * @return what became of it
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Verdict play(long seed, String defect, boolean onDisk) throws InterruptedException;

    /** Deletes the files of all worlds. */
    @Override
    void close();
}
