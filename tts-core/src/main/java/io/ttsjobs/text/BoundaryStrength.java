package io.ttsjobs.text;

/** How natural a cut is at some place of a text, from the weakest to the strongest. */
enum BoundaryStrength {
    /** Between two characters of a word. */
    GRAPHEME(500),
    /** Between words. */
    WORD(20),
    /** After a comma, a semicolon, a colon or a dash. */
    CLAUSE(6),
    /** After a sentence that lies inside a quotation or brackets, and so inside another sentence. */
    INNER_SENTENCE(2.5),
    /** After a sentence. */
    SENTENCE(1),
    /** After a line that was broken on purpose: a list item, a heading, a verse. */
    LINE(0.5),
    /** After a paragraph. */
    PARAGRAPH(0);

    private final double price;

    BoundaryStrength(double price) {
        this.price = price;
    }

    /** What a cut here costs, in units of one more chunk; see {@link TextChunker}. */
    double price() {
        return price;
    }

    boolean endsSentence() {
        return compareTo(SENTENCE) >= 0;
    }
}
