package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what cannot be spoken, such as a row of stars or an emoji between two sentences, finds room beside what
 * can.
 *
 * <p>Sentences without a letter or digit that follow each other become one; and where neither neighbour has room for it, one
 * of the two is not kept whole. It hands on sentences one or two late, so {@link #finish()} belongs to it.
 */
final class MuteRuns {

    /** Takes the sentences. */
    interface Target {
        void accept(int start, int end, BoundaryStrength after, boolean whole);
    }

    private final String text;
    private final TextLimit limit;
    private final Target target;

    /** The last sentence that can be spoken, unless it has been handed on. */
    private @Nullable Sentence spoken;

    /** Where that begins, what cannot be spoken before it included if it is to hold that. */
    private int spokenFrom;

    /** What cannot be spoken after it. */
    private @Nullable Sentence mute;

    MuteRuns(String text, TextLimit limit, Target target) {
        this.text = text;
        this.limit = limit;
        this.target = target;
    }

    /** Adds the next sentence, without white space at either end. */
    void add(int start, int end, BoundaryStrength after) {
        Sentence sentence = new Sentence(start, end, after);
        if (Pieces.isSpeakable(text, start, end)) {
            addSpoken(sentence);
        } else {
            addMute(sentence);
        }
    }

    /** Hands on what is left. */
    void finish() {
        handOn(spoken, hasRoomBefore());
        handOn(mute, true);
    }

    private void addSpoken(Sentence next) {
        boolean before = hasRoomBefore();
        boolean after = mute == null || limit.fits(text, mute.start, next.end);
        boolean cutNext = spoken == null && !after;
        handOn(spoken, before || after);
        handOn(mute, true);
        spokenFrom = mute == null || before || !after ? next.start : mute.start;
        mute = null;
        spoken = cutNext ? null : next;
        if (cutNext) {
            handOn(next, false);
        }
    }

    private void addMute(Sentence next) {
        if (mute == null) {
            mute = next;
        } else if (limit.fits(text, mute.start, next.end)) {
            mute = new Sentence(mute.start, next.end, next.after);
        } else {
            finish();
            spoken = null;
            mute = next;
        }
    }

    /** Whether what cannot be spoken, if there is any, fits beside the sentence before it. */
    private boolean hasRoomBefore() {
        return mute == null || (spoken != null && limit.fits(text, spokenFrom, mute.end));
    }

    private void handOn(@Nullable Sentence sentence, boolean whole) {
        if (sentence != null) {
            target.accept(sentence.start, sentence.end, sentence.after, whole);
        }
    }

    private record Sentence(int start, int end, BoundaryStrength after) {}
}
