package io.ttsjobs.simulation;

import java.util.ArrayList;
import java.util.List;

/** One process from its start to its death or its end; it can be told to die at a write. */
final class Life {

    private final int number;
    private final World world;
    private final List<Runnable> atDeath = new ArrayList<>();
    private int writesLeft;
    private boolean dead;

    Life(int number, World world, int writesLeft) {
        this.number = number;
        this.world = world;
        this.writesLeft = writesLeft;
    }

    int number() {
        return number;
    }

    boolean isDead() {
        return dead;
    }

    void requireAlive() {
        if (dead) {
            throw new ProcessDied();
        }
    }

    void atDeath(Runnable task) {
        atDeath.add(task);
    }

    void die() {
        if (!dead) {
            world.note(this, Event.Kind.DIED, World.NOTHING, "");
            dead = true;
            atDeath.forEach(Runnable::run);
        }
    }

    /** Counts a write; true if the process does not live to see its end. */
    boolean isLastWrite() {
        return --writesLeft == 0;
    }
}
