package io.ttsjobs.text;

import java.util.Optional;

/** Decides whether a full stop with white space after it ends a sentence, by the words before and after it. */
final class PeriodRules {

    /** Shorter words before a small letter are too often abbreviations. */
    private static final int LEAST_BEFORE_SMALL = 5;

    private final String text;
    private final LanguageFacts facts;

    PeriodRules(String text, LanguageFacts facts) {
        this.text = text;
        this.facts = facts;
    }

    /**
     * Whether a full stop ends a sentence.
     *
     * @param sentence the sentence so far
     * @param dot index of the full stop
     * @param next what follows the white space
     */
    boolean endsSentence(SentenceStart sentence, int dot, NextWord next) {
        if (next.kind() == NextWord.Kind.PAUSE) {
            return false;
        }
        WordBefore word = WordBefore.acrossBlank(text, sentence.index(), dot);
        // Who starts a sentence with a small letter starts the next one so.
        if (next.kind() == NextWord.Kind.LOWER && !sentence.isSmall()) {
            return endsBeforeSmallLetter(word, next);
        }
        if (word.isEmpty()) {
            return true;
        }
        Optional<Abbreviation> abbreviation = word.meaning(facts);
        if (abbreviation.isPresent()) {
            return next.kind() != NextWord.Kind.LOWER && endsAfter(abbreviation.get(), sentence, word, next);
        }
        if (word.isNumber()) {
            return !(facts.ordinalDot() && word.isShortNumber()) || opens(next);
        }
        return endsAfterUnlisted(word, next);
    }

    private boolean endsAfter(Abbreviation abbreviation, SentenceStart sentence, WordBefore word, NextWord next) {
        return switch (abbreviation) {
            case NEVER_LAST -> false;
            case BEFORE_NUMBER -> next.kind() != NextWord.Kind.DIGIT && (opens(next) || word.isUnit());
            case WORD_BEFORE_NUMBER -> next.kind() != NextWord.Kind.DIGIT && (opens(next) || next.isOrdinary());
            case MAY_BE_LAST -> opens(next);
            case TIME_OF_DAY -> opens(next) || endsAfterTime(sentence, next);
            case ORDINARY_WORD -> true;
        };
    }

    private boolean endsAfterUnlisted(WordBefore word, NextWord next) {
        return switch (next.kind()) {
            // Where no capital tells, what looks like initials is taken for them.
            case CASELESS -> !word.isInitial() && !word.isDottedAcronym();
            // A measure in two units: 5 ft. 6 in.
            case DIGIT -> !word.isUnit() && !looksAbbreviated(word) && !endsAbbreviated(word);
            default -> !looksAbbreviated(word) || opens(next);
        };
    }

    private boolean looksAbbreviated(WordBefore word) {
        boolean ordinal = facts.ordinalDot() && word.isRoman() && !word.isUnit();
        return ordinal || word.looksAbbreviated();
    }

    /** Only a plain word of some length before a word that often opens a sentence is a sign that a capital is missing. */
    private boolean endsBeforeSmallLetter(WordBefore word, NextWord next) {
        return word.isLetters(LEAST_BEFORE_SMALL)
                && opens(next)
                && word.meaning(facts).isEmpty()
                && !endsAbbreviated(word)
                && !looksAbbreviated(word);
    }

    /** A compound with an abbreviation that nobody could say, such as German {@code Hauptstr.} */
    private boolean endsAbbreviated(WordBefore word) {
        WordBefore end = word.tail(3);
        return end.isVowelless() && end.meaning(facts).isPresent();
    }

    /** {@code He left at 6 p.m. Tom stayed.} but {@code At 6 p.m. Tom left.} and {@code at 6 p.m. Monday}. */
    private boolean endsAfterTime(SentenceStart sentence, NextWord next) {
        return next.kind() == NextWord.Kind.UPPER
                && next.isOrdinary()
                && !facts.followsTime(next.word())
                && !facts.leadsToTime(sentence.word());
    }

    private boolean opens(NextWord next) {
        return next.kind() == NextWord.Kind.CASELESS || facts.opensSentence(next.capitalized());
    }
}
