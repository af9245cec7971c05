package io.ttsjobs.provider.elevenlabs;

import java.util.List;
import java.util.Set;

/**
 * What the body of an error says.
 *
 * @param words its {@code code}, its {@code status} and its {@code type}, as far as it has them: one fault may carry
 *     different ones
 * @param message for people, or empty
 */
record ErrorBody(List<String> words, String message) {

    boolean names(Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }
}
