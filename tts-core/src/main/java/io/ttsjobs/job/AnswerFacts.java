package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisResult;

/** What a provider says of its answer besides the audio. */
final class AnswerFacts {

    private AnswerFacts() {}

    /** Copies them all but how many calls the provider allows, which it said to whoever asked and to nobody else. */
    static SynthesisResult.Builder copy(SynthesisResult from, SynthesisResult.Builder to) {
        to.words(from.words()).sentences(from.sentences());
        from.timingNote().ifPresent(to::timingNote);
        from.requestId().ifPresent(to::requestId);
        from.billedCharacters().ifPresent(to::billedCharacters);
        return to;
    }
}
