package io.ttsjobs.job;

/** How a gate becomes narrower when calls are refused, and wider again when they are answered. */
enum WidthRule {

    /**
     * Each call that is refused as one too many is one too many, so one fewer each; and after many answers one more. For a
     * provider whose limit stands.
     */
    ONE_BY_ONE {
        @Override
        boolean heeds(boolean tooManyAtOnce, boolean sentBefore) {
            return tooManyAtOnce;
        }

        @Override
        int narrower(int width) {
            return Math.max(1, width - 1);
        }

        @Override
        boolean counts(boolean sentBefore) {
            return true;
        }

        @Override
        int answersToWiden(int width) {
            return ANSWERS_TO_WIDEN;
        }
    },

    /**
     * Additive increase, multiplicative decrease (Chiu and Jain, 1989): half as many after any rate limit, and one more after
     * as many answers in a row as there may be calls. What was sent before the gate was last halved tells of the congestion
     * that halved it, and does not count. For a limit that moves, because others share it.
     */
    AIMD {
        @Override
        boolean heeds(boolean tooManyAtOnce, boolean sentBefore) {
            return !sentBefore;
        }

        @Override
        int narrower(int width) {
            return Math.max(1, width / 2);
        }

        @Override
        boolean counts(boolean sentBefore) {
            return !sentBefore;
        }

        @Override
        int answersToWiden(int width) {
            return width;
        }
    };

    /**
     * Often enough that a provider which was overloaded once is not called one by one for ever, and seldom enough that
     * one which allows no more is not held up: each try too many costs a refusal and the wait after it.
     */
    static final int ANSWERS_TO_WIDEN = 32;

    /**
     * Whether a rate limit makes the gate narrower.
     *
     * @param tooManyAtOnce whether the provider minds calls at once, and not calls in a while
     * @param sentBefore whether the call was sent before the gate was last made narrower
     */
    abstract boolean heeds(boolean tooManyAtOnce, boolean sentBefore);

    /** The width after a rate limit, never 0. */
    abstract int narrower(int width);

    /** Whether an answer counts towards a wider gate. */
    abstract boolean counts(boolean sentBefore);

    /** How many answers in a row make a gate of this width wider by one. */
    abstract int answersToWiden(int width);
}
