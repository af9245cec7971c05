package io.ttsjobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table for people: a heading, rows, columns as wide as what they hold. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> heading;
    private boolean rightAligned;

    Table(String... heading) {
        this.heading = List.of(heading);
    }

    Table rightAligned() {
        rightAligned = true;
        return this;
    }

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** How many rows there are below the heading. */
    int size() {
        return rows.size();
    }

    /** Writes the table between two texts, each of whole lines. */
    void print(OutputStream out, String before, String after) throws IOException {
        out.write((before + render() + after).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    String render() {
        int[] widths = new int[heading.size()];
        measure(widths, heading);
        rows.forEach(row -> measure(widths, row));
        StringBuilder text = new StringBuilder();
        append(text, widths, heading);
        rows.forEach(row -> append(text, widths, row));
        return text.toString();
    }

    private static void measure(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(row.get(i)));
        }
    }

    private void append(StringBuilder text, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String space = " ".repeat(widths[i] - length(cell));
            line.append(i == 0 ? "" : "  ").append(rightAligned ? space + cell : cell + space);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
