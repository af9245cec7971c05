package io.ttsjobs.simulation;

import io.ttsjobs.simulation.Event.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * How many calls at once are allowed, as the history tells it: what the user or the provider says, less after refusals, and
 * more again after answers.
 */
final class AllowedCalls {

    private static final int ANSWERS_TO_WIDEN = 32;

    private final Settings settings;
    private int widest;
    private int width;
    private boolean taught;
    private int answers;
    private int halvings;

    /** How often they had been halved when a call began. */
    private final Map<Chunk, Integer> begun = new HashMap<>();

    AllowedCalls(Settings settings) {
        this.settings = settings;
    }

    int now() {
        return width;
    }

    void follow(Event event) {
        switch (event.kind()) {
            case BORN -> begin();
            case CALLED -> begun.put(event.chunk(), halvings);
            case TAUGHT -> allow(event.number());
            case ANSWERED, ANSWERED_GARBAGE -> answered(event.chunk());
            case LIMITED, TOO_MANY -> refused(event);
            default -> {}
        }
    }

    private void begin() {
        widest = settings.userCalls().orElse(settings.declaredCalls());
        taught = false;
        halvings = 0;
        become(widest);
    }

    private void allow(int calls) {
        if (!taught || calls != widest) {
            taught = true;
            widest = calls;
            become(calls);
        }
    }

    private void answered(Chunk chunk) {
        int needed = settings.adaptive() ? width : ANSWERS_TO_WIDEN;
        if (width < widest && !isOld(chunk) && ++answers == needed) {
            become(width + 1);
        }
    }

    private void refused(Event event) {
        if (settings.adaptive() && !isOld(event.chunk())) {
            halvings++;
            become(Math.max(1, width / 2));
        } else if (!settings.adaptive() && event.is(Kind.TOO_MANY)) {
            become(Math.max(1, width - 1));
        }
    }

    /** Whether a call began before they were last halved. */
    private boolean isOld(Chunk chunk) {
        return begun.getOrDefault(chunk, 0) < halvings;
    }

    private void become(int calls) {
        width = calls;
        answers = 0;
    }
}
