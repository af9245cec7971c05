package io.ttsjobs.text;

/** Decides whether an end mark with no white space after it ends a sentence all the same, as in {@code One.Two}. */
final class GluedRules {

    private final String text;
    private final LanguageFacts facts;

    GluedRules(String text, LanguageFacts facts) {
        this.text = text;
        this.facts = facts;
    }

    boolean endsSentence(EndRun run) {
        char next = text.charAt(run.end());
        boolean wide = run.kind() == CharacterTable.WIDE_MARK;
        if (run.isQuoted()) {
            return (wide || run.kind() == CharacterTable.MARK) && EastAsian.startsAfterQuote(next, wide);
        }
        if (wide) {
            return !EastAsian.goesOn(next) && !isBetweenDigits(run);
        }
        if (run.kind() == CharacterTable.MARK && EastAsian.isIdeographOrKana(next)) {
            return true;
        }
        return run.length() == 1
                && run.kind() != CharacterTable.ELLIPSIS
                && startsProse(run.end())
                && followsProse(run.start());
    }

    private boolean isBetweenDigits(EndRun run) {
        return run.start() > 0
                && Character.isDigit(text.charAt(run.start() - 1))
                && Character.isDigit(text.charAt(run.end()));
    }

    /** A capital letter alone, or a word of small letters after its capital, and then no sign of an address. */
    private boolean startsProse(int from) {
        if (!Character.isUpperCase(text.charAt(from))) {
            return false;
        }
        int to = from + 1;
        while (to < text.length() && to - from < WordBefore.LONGEST && Character.isLowerCase(text.charAt(to))) {
            to++;
        }
        char after = to < text.length() ? text.charAt(to) : ' ';
        return after == '\'' || after == '\u2019' || after == ',' || CharacterTable.isWhite(after);
    }

    private boolean followsProse(int mark) {
        WordBefore word = WordBefore.at(text, 0, mark);
        return word.isDegrees()
                || (word.isOrdinaryWord()
                        && word.meaning(facts).orElse(Abbreviation.ORDINARY_WORD) != Abbreviation.NEVER_LAST);
    }
}
