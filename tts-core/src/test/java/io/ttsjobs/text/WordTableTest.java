package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordTableTest {

    @Test
    void get_wordInsideText_isFound() {
        WordTable<Integer> table = WordTable.copyOf(Map.of("Dr", 1, "Mr", 2));

        assertThat(table.get("Ask Dr. No", 4, 6)).isEqualTo(1);
    }

    @Test
    void get_partOfWord_isNotFound() {
        WordTable<Integer> table = WordTable.copyOf(Map.of("etc", 1));

        assertThat(table.get("etc", 0, 2)).isNull();
    }

    @Test
    void get_wordsOfOneHash_areToldApart() {
        WordTable<Integer> table = WordTable.copyOf(Map.of("Aa", 1, "BB", 2));

        assertThat(table.get("BB", 0, 2)).isEqualTo(2);
        assertThat(table.get("Aa", 0, 2)).isEqualTo(1);
    }

    @Test
    void get_emptyTable_findsNothing() {
        assertThat(WordTable.copyOf(Map.<String, Integer>of()).get("etc", 0, 3)).isNull();
    }

    @Test
    void get_manyWords_findsEach() {
        Map<String, Integer> words = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            words.put("w" + i, i);
        }
        WordTable<Integer> table = WordTable.copyOf(words);

        assertThat(words)
                .allSatisfy((word, value) ->
                        assertThat(table.get(word, 0, word.length())).isEqualTo(value));
    }
}
