package io.ttsjobs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Sentences by the rules of {@link SentenceScanner}. */
final class DefaultSentenceSplitter implements SentenceSplitter {

    private final Languages languages;

    DefaultSentenceSplitter(Languages languages) {
        this.languages = languages;
    }

    @Override
    public List<TextSpan> split(String text, Locale language) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Boundaries boundaries = new SentenceScanner(text, languages.of(language, text)).scan();
        List<TextSpan> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < boundaries.size(); i++) {
            if (boundaries.strength(i).endsSentence()) {
                addTrimmed(sentences, text, start, boundaries.offset(i));
                start = boundaries.offset(i);
            }
        }
        addTrimmed(sentences, text, start, text.length());
        return List.copyOf(sentences);
    }

    private static void addTrimmed(List<TextSpan> sentences, String text, int from, int to) {
        int start = from;
        while (start < to && CharacterTable.isWhite(text.charAt(start))) {
            start++;
        }
        int end = to;
        while (end > start && CharacterTable.isWhite(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            sentences.add(new TextSpan(start, end));
        }
    }
}
