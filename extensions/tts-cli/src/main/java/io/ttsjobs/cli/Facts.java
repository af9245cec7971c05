package io.ttsjobs.cli;

/** Facts under a heading, for people: a name and what is true of it, in lines that fit any terminal. */
final class Facts {

    private static final int COLUMNS = 80;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    Facts(String heading) {
        text.append(heading).append('\n');
    }

    void add(String name, String fact) {
        append(INDENT, name + ": " + fact);
    }

    /** Adds a fact below the one before. */
    void addBelow(String name, String fact) {
        append(INDENT + INDENT, name + ": " + fact);
    }

    /** A word that does not fit goes to the next line, further in. */
    private void append(String indent, String words) {
        StringBuilder line = new StringBuilder(indent);
        String space = "";
        for (String word : words.split(" ", -1)) {
            if (line.length() + space.length() + word.length() > COLUMNS && !space.isEmpty()) {
                text.append(line).append('\n');
                line = new StringBuilder(indent + INDENT);
                space = "";
            }
            line.append(space).append(word);
            space = " ";
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    String text() {
        return text.toString();
    }
}
