package io.ttsjobs.text;

/** Decides whether a run of end marks ends a sentence, by what stands around it. */
final class EndRules {

    /** So many marks in a row end whatever they stand after. */
    private static final int SHOUTED = 3;

    private final String text;
    private final LanguageFacts facts;
    private final CharacterTable characters;
    private final PeriodRules periods;
    private final GluedRules glued;

    EndRules(String text, LanguageFacts facts) {
        this.text = text;
        this.facts = facts;
        this.characters = facts.characters();
        this.periods = new PeriodRules(text, facts);
        this.glued = new GluedRules(text, facts);
    }

    /**
     * Whether a run ends a sentence.
     *
     * @param run the run
     * @param next the first character after it that is not white space
     * @param sentence the sentence that may end
     */
    boolean endsSentence(EndRun run, int next, SentenceStart sentence) {
        if (run.isJoined() || isRemark(run)) {
            return false;
        }
        if (next == run.end()) {
            return glued.endsSentence(run);
        }
        NextWord word = NextWord.at(text, next);
        // “Why?” he said, and in other books: — Why? — he said.
        if (word.kind() == NextWord.Kind.LOWER && (run.isQuoted() || isDash(text.charAt(next)))) {
            return false;
        }
        if (run.isSinglePeriod()) {
            return periods.endsSentence(sentence, run.start(), word);
        }
        return switch (word.kind()) {
            case PAUSE -> false;
            case LOWER -> endsWithMark(run) && (run.length() >= SHOUTED || sentence.isSmall());
            // Without capitals nothing tells an ellipsis at the end from one in the middle, which is more common; but
            // where words are not parted by blanks, a blank says enough.
            case CASELESS -> run.kind() != CharacterTable.ELLIPSIS || EastAsian.isIdeographOrKana(text.charAt(next));
            default -> true;
        };
    }

    /**
     * Whether a quotation without end mark ends a sentence: speech that breaks off, and speech that other speech answers.
     *
     * @param quote the closing quotation mark
     * @param next what follows the blank after it
     */
    boolean endsSpeech(int quote, int next) {
        if (next >= text.length()) {
            return false;
        }
        NextWord word = NextWord.at(text, next);
        if (word.kind() != NextWord.Kind.UPPER) {
            return false;
        }
        boolean answered = characters.classOf(text.charAt(next)) == CharacterTable.QUOTE;
        // A pronoun of one letter is more likely who speaks: “I thought—” I began.
        return answered || (breaksOff(quote) && word.isOrdinary() && facts.opensSentence(word.word()));
    }

    /** Dots behind the mark, as in {@code What? ... no}, trail off into the rest of the sentence. */
    private boolean endsWithMark(EndRun run) {
        return characters.classOf(text.charAt(run.end() - 1)) == CharacterTable.MARK;
    }

    private static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION;
    }

    private boolean breaksOff(int quote) {
        char last = quote == 0 ? ' ' : text.charAt(quote - 1);
        return last == '\u2014' || last == '\u2013' || (last == '-' && quote > 1 && text.charAt(quote - 2) == '-');
    }

    /** Nothing but marks in brackets, as in {@code (!)}. */
    private boolean isRemark(EndRun run) {
        return run.isQuoted()
                && run.start() > 0
                && characters.classOf(text.charAt(run.start() - 1)) == CharacterTable.OPEN;
    }
}
