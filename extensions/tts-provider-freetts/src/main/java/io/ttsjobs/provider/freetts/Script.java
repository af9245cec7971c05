package io.ttsjobs.provider.freetts;

import java.util.ArrayList;
import java.util.List;

/**
 * A text made ready to be spoken: its words, and the utterances that speak them.
 *
 * <p>An utterance is what FreeTTS computes at once: a sentence where its end is plain. Sentences that are very long are
 * cut, so that an interrupt is heeded soon.
 *
 * @param words the words of the text, in order
 * @param utterances at least one, each of at least one token; every word has a token
 */
record Script(List<Word> words, List<List<SpokenToken>> utterances) {

    /** About 40 s of speech; all but a few sentences of a novel are shorter. */
    private static final int MAX_UTTERANCE = 600;

    static Script of(String text) {
        List<Word> words = WordScanner.words(text);
        if (words.isEmpty()) {
            return new Script(words, List.of(List.of(SpokenToken.pause(SpokenToken.NO_WORD))));
        }
        List<List<SpokenToken>> utterances = new ArrayList<>();
        List<SpokenToken> utterance = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            boolean last = i == words.size() - 1;
            Gap gap = Gap.between(
                    text, word.end(), last ? text.length() : words.get(i + 1).start());
            utterance.addAll(tokens(slice(text, word), gap.mark(), i));
            if (last
                    || word.end() - start > MAX_UTTERANCE
                    || gap.endsSentence(slice(text, word), slice(text, words.get(i + 1)))) {
                utterances.add(utterance);
                utterance = new ArrayList<>();
                start = word.end();
            }
        }
        return new Script(words, utterances);
    }

    private static String slice(String text, Word word) {
        return text.substring(word.start(), word.end());
    }

    private static List<SpokenToken> tokens(String word, String mark, int index) {
        List<String> texts = TokenReader.tokens(Spelling.of(word));
        if (texts.isEmpty()) {
            return List.of(SpokenToken.pause(index).withPunctuation(mark));
        }
        List<SpokenToken> tokens = new ArrayList<>();
        for (String text : texts) {
            tokens.add(new SpokenToken(text, "", index));
        }
        int last = tokens.size() - 1;
        tokens.set(last, tokens.get(last).withPunctuation(mark));
        return tokens;
    }
}
