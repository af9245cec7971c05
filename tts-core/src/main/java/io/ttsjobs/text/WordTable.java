package io.ttsjobs.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and what is known of each; finds a word where it stands in a text, without making a string of it.
 *
 * <p>A hash table with open addressing, at most a quarter full. Immutable.
 */
final class WordTable<V> {

    private final Map<String, V> meanings;
    private final @Nullable String[] slots;

    private WordTable(Map<String, V> meanings) {
        this.meanings = Map.copyOf(meanings);
        this.slots = new String[Integer.highestOneBit(meanings.size() + 1) * 8];
        for (String word : this.meanings.keySet()) {
            slots[slotOf(word, 0, word.length())] = word;
        }
    }

    static <V> WordTable<V> copyOf(Map<String, V> meanings) {
        return new WordTable<>(meanings);
    }

    /** These words, but for what is said of some. */
    WordTable<V> with(Map<String, V> added) {
        Map<String, V> all = new HashMap<>(meanings);
        all.putAll(added);
        return new WordTable<>(all);
    }

    /** What is known of the word that is a stretch of a text; null if there is no such word. */
    @Nullable
    V get(String text, int start, int end) {
        String word = slots[slotOf(text, start, end)];
        return word == null ? null : meanings.get(word);
    }

    /** The slot that holds a word, or else the free one that would. */
    private int slotOf(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 16) & (slots.length - 1);
        while (!isFreeOrHolds(slot, text, start, end)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isFreeOrHolds(int slot, String text, int start, int end) {
        String word = slots[slot];
        return word == null || (word.length() == end - start && word.regionMatches(0, text, start, end - start));
    }
}
