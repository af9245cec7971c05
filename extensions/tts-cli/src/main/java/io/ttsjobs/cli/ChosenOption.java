package io.ttsjobs.cli;

import picocli.CommandLine.TypeConversionException;

/**
 * What {@code --option NAME=VALUE} chooses.
 *
 * @param name one of the provider's options
 * @param value anything, empty too
 */
record ChosenOption(String name, String value) {

    /**
     * Reads the two; a value may hold further equals signs.
     *
     * @throws TypeConversionException if there is no name
     */
    static ChosenOption of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new TypeConversionException("'" + text + "' is not NAME=VALUE, such as stability=0.5");
        }
        return new ChosenOption(text.substring(0, equals), text.substring(equals + 1));
    }
}
