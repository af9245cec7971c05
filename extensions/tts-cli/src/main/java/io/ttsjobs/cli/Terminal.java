package io.ttsjobs.cli;

import java.io.Console;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What standard error is shown on.
 *
 * @param interactive whether a line can be drawn again in place
 * @param columns how many characters fit on a line
 */
record Terminal(boolean interactive, int columns) {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 20;

    /** Java cannot ask about standard error, so the launcher does, and tells by the property {@code tts.terminal}. */
    static Terminal detect(Properties properties, Map<String, String> environment) {
        String told = properties.getProperty("tts.terminal");
        boolean shown = told == null ? hasConsole(System.console()) : Boolean.parseBoolean(told);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        String columns = properties.getProperty("tts.columns", environment.getOrDefault("COLUMNS", ""));
        return new Terminal(shown && !dumb, columns(columns));
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells. */
    private static boolean hasConsole(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static int columns(String text) {
        try {
            int columns = Integer.parseInt(text.strip());
            return columns < MIN_COLUMNS ? DEFAULT_COLUMNS : columns;
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }
}
