package io.ttsjobs.http;

import java.util.List;
import java.util.Set;

/**
 * What the body of an error says.
 *
 * @param words the server's names for the fault, the most telling first, such as a code and a type; may be empty
 * @param message what the server says to people, or an empty string
 */
public record ErrorBody(List<String> words, String message) {

    /**
     * Copies the words; empty ones are left out.
     *
     * @param words the server's names for the fault, the most telling first
     * @param message what the server says to people, or an empty string
     */
    public ErrorBody {
        words = words.stream().filter(word -> !word.isBlank()).toList();
    }

    /** Some servers fill only the type, some only the code. */
    boolean names(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }
}
