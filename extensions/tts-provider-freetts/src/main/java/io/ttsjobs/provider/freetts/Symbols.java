package io.ttsjobs.provider.freetts;

import java.util.Optional;

/** What an English speaker calls a symbol. */
final class Symbols {

    private Symbols() {}

    static Optional<String> name(int c) {
        return Optional.ofNullable(
                switch (c) {
                    case '&' -> "and";
                    case '@' -> "at";
                    case '#' -> "number";
                    case '%' -> "percent";
                    case '+' -> "plus";
                    case '=' -> "equals";
                    case '$' -> "dollars";
                    case '\u00A2' -> "cents";
                    case '\u00A3' -> "pounds";
                    case '\u00A5' -> "yen";
                    case '\u20AC' -> "euros";
                    case '\u00A7' -> "section";
                    case '\u00A9' -> "copyright";
                    case '\u00AE' -> "registered";
                    case '\u00B0' -> "degrees";
                    case '\u00B1' -> "plus or minus";
                    case '\u00D7' -> "times";
                    case '\u00F7' -> "divided by";
                    case '\u2030' -> "per thousand";
                    default -> null;
                });
    }
}
