/**
 * The job engine in a world that a seed decides: what the provider answers and when, which thread goes on, when the
 * process dies. Everything that happens is noted, and {@link io.ttsjobs.simulation.Invariants} says what must hold.
 *
 * <p>The engine runs as it is shipped, but for the classes that a thread of it waits in: {@link
 * io.ttsjobs.simulation.SubstitutingLoader} puts in their place some that wait for the {@link
 * io.ttsjobs.simulation.Scheduler}. One thread runs at a time, so that a seed replays exactly.
 */
@NullMarked
package io.ttsjobs.simulation;

import org.jspecify.annotations.NullMarked;
