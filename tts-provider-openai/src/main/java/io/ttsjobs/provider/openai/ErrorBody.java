package io.ttsjobs.provider.openai;

import java.util.Set;

/**
 * What the body of an error says.
 *
 * @param type the kind of error, or empty
 * @param code the error, or empty
 * @param message for people, or empty
 */
record ErrorBody(String type, String code, String message) {

    /** Some servers fill only the type, some only the code. */
    boolean names(Set<String> words) {
        return words.contains(type) || words.contains(code);
    }
}
