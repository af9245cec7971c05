package io.ttsjobs.benchmarks.text;

/** What a cut between two chunks parts, from the best to the worst. */
enum Seam {
    /** Two paragraphs: a blank line lies between. */
    PARAGRAPH(0),
    /** Two lines of a text whose lines are not merely wrapped. */
    LINE(0.5),
    /** Two sentences. */
    SENTENCE(1),
    /** Two clauses: a comma, semicolon, colon or dash stands before. */
    CLAUSE(6),
    /** Two words. */
    WORD(20),
    /** A word. */
    IN_WORD(500),
    /** What is one character to the reader. */
    IN_GRAPHEME(5000);

    private final double price;

    Seam(double price) {
        this.price = price;
    }

    /** {@return what it costs, in units of one chunk} */
    double price() {
        return price;
    }
}
