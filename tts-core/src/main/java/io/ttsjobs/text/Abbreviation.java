package io.ttsjobs.text;

/** What an abbreviation says about the dot after it. */
enum Abbreviation {
    /** Something always follows, as after a title: the dot never ends a sentence. */
    NEVER_LAST,
    /** A number or a name follows unless a new sentence plainly starts. */
    BEFORE_NUMBER,
    /** An ordinary word that is an abbreviation before a number, as {@code No. 5}: the dot ends a sentence before a word. */
    WORD_BEFORE_NUMBER,
    /** May be the last word: the dot ends a sentence if a new one plainly starts. */
    MAY_BE_LAST,
    /** A time of day, as {@code p.m}: before a name the dot ends a sentence that does not start with the time. */
    TIME_OF_DAY,
    /** Looks like an abbreviation but behaves like any other word: a capital after its dot starts a new sentence. */
    ORDINARY_WORD
}
