package io.ttsjobs.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefaultTimingNormalizerTest {

    private static final String TEXT = "Aa bb. Cc dd.";
    private static final List<PlacedChunk> CHUNKS =
            List.of(placed(TEXT, 0, 6, 0, 2, 0, 600), placed(TEXT, 7, 13, 1, 2, 700, 1300));

    private final TimingNormalizer normalizer = TimingNormalizer.create(new FullStops());

    @Test
    void mergeWordTimings_secondChunk_isMovedToItsPlace() {
        assertThat(normalizer.mergeWordTimings(
                        CHUNKS, List.of(List.of(word("Aa", 0, 200, 0)), List.of(word("dd", 300, 500, 3)))))
                .containsExactly(word("Aa", 0, 200, 0), word("dd", 1000, 1200, 10));
    }

    @Test
    void mergeWordTimings_endALittleAfterTheAudio_isPulledToItsEnd() {
        assertThat(normalizer.mergeWordTimings(CHUNKS, List.of(List.of(word("Aa", 0, 650, 0)), List.of())))
                .containsExactly(word("Aa", 0, 600, 0));
    }

    @Test
    void mergeWordTimings_endFarAfterTheAudio_isRefused() {
        assertThatThrownBy(() ->
                        normalizer.mergeWordTimings(CHUNKS, List.of(List.of(), List.of(word("Cc", 0, 900, 0)))))
                .isInstanceOf(TimingException.class)
                .hasMessageStartingWith("chunk 1: time PT0.9S should lie between");
    }

    @Test
    void mergeWordTimings_startFarBack_isRefused() {
        List<WordTiming> words = List.of(word("Aa", 300, 400, 0), word("bb", 50, 500, 3));
        assertThatThrownBy(() -> normalizer.mergeWordTimings(CHUNKS, List.of(words, List.of())))
                .isInstanceOf(TimingException.class);
    }

    @Test
    void mergeWordTimings_sliceThatIsNotTheText_isRefused() {
        assertThatThrownBy(() -> normalizer.mergeWordTimings(CHUNKS, List.of(List.of(word("xx", 0, 1, 0)), List.of())))
                .hasMessage("chunk 0: what is timed at 0 to 2 is not what the text has there");
    }

    @Test
    void mergeWordTimings_sliceBeyondTheChunk_isRefused() {
        assertThatThrownBy(() -> normalizer.mergeWordTimings(CHUNKS, List.of(List.of(word("bb", 0, 1, 5)), List.of())))
                .isInstanceOf(TimingException.class);
    }

    @Test
    void mergeWordTimings_wordsInWrongOrder_areRefused() {
        List<WordTiming> words = List.of(word("bb", 0, 100, 3), word("Aa", 100, 200, 0));
        assertThatThrownBy(() -> normalizer.mergeWordTimings(CHUNKS, List.of(words, List.of())))
                .hasMessage("chunk 0: the timings run back at character 0");
    }

    @Test
    void mergeWordTimings_listMissing_isRefused() {
        assertThatThrownBy(() -> normalizer.mergeWordTimings(CHUNKS, List.of(List.of())))
                .hasMessage("2 chunks have 1 lists of timings");
    }

    @Test
    void mergeSentenceTimings_secondChunk_isMovedToItsPlace() {
        assertThat(normalizer.mergeSentenceTimings(
                        CHUNKS,
                        List.of(List.of(sentence("Aa bb.", 0, 600, 0)), List.of(sentence("Cc dd.", 0, 600, 0)))))
                .containsExactly(sentence("Aa bb.", 0, 600, 0), sentence("Cc dd.", 700, 1300, 7));
    }

    @Test
    void sentencesFromWords_eachSentence_lastsFromFirstWordToLast() {
        List<WordTiming> words = List.of(
                word("Aa", 10, 200, 0), word("bb", 210, 590, 3), word("Cc", 700, 900, 7), word("dd", 900, 1250, 10));
        assertThat(normalizer.sentencesFromWords(TEXT, words, List.of(), Locale.ROOT))
                .containsExactly(sentence("Aa bb.", 10, 590, 0), sentence("Cc dd.", 700, 1250, 7));
    }

    @Test
    void sentencesFromWords_sentenceWithoutWord_isLeftOut() {
        assertThat(normalizer.sentencesFromWords(TEXT, List.of(word("dd", 900, 1250, 10)), List.of(), Locale.ROOT))
                .containsExactly(sentence("Cc dd.", 900, 1250, 7));
    }

    @Test
    void sentencesFromWords_untimedChunk_isEstimated() {
        List<WordTiming> words = List.of(word("Aa", 10, 200, 0), word("bb", 210, 590, 3));
        assertThat(normalizer.sentencesFromWords(TEXT, words, List.of(CHUNKS.get(1)), Locale.ROOT))
                .containsExactly(sentence("Aa bb.", 10, 590, 0), sentence("Cc dd.", 700, 1300, 7));
    }

    @Test
    void sentencesFromWords_twoSentencesInAnUntimedChunk_shareItsTime() {
        assertThat(normalizer.sentencesFromWords(
                        TEXT, List.of(), List.of(placed(TEXT, 0, 13, 0, 1, 0, 984)), Locale.ROOT))
                .containsExactly(sentence("Aa bb.", 0, 282, 0), sentence("Cc dd.", 702, 984, 7));
    }

    @Test
    void sentencesFromWords_sentenceFromTimedIntoUntimedChunk_startsWithItsWordAndEndsByItsShare() {
        String text = "Aa bb cc dd. Ee.";
        List<PlacedChunk> untimed = List.of(placed(text, 6, 16, 1, 2, 700, 1543));
        assertThat(normalizer.sentencesFromWords(text, List.of(word("Aa", 10, 200, 0)), untimed, Locale.ROOT))
                .containsExactly(sentence("Aa bb cc dd.", 10, 982, 0), sentence("Ee.", 1402, 1543, 13));
    }

    @Test
    void sentencesFromWords_sentenceFromUntimedIntoTimedChunk_startsByItsShareAndEndsWithItsWord() {
        String text = "Ee. Aa bb cc dd.";
        List<PlacedChunk> untimed = List.of(placed(text, 0, 9, 0, 2, 0, 843));
        assertThat(normalizer.sentencesFromWords(text, List.of(word("dd", 1200, 1350, 13)), untimed, Locale.ROOT))
                .containsExactly(sentence("Ee.", 0, 141, 0), sentence("Aa bb cc dd.", 561, 1350, 4));
    }

    @Test
    void sentencesFromWords_sentenceOverSeveralUntimedChunks_spansThemAll() {
        String text = "Aa bb cc dd.";
        List<PlacedChunk> untimed = List.of(placed(text, 0, 5, 0, 2, 0, 500), placed(text, 6, 12, 1, 2, 700, 1300));
        assertThat(normalizer.sentencesFromWords(text, List.of(), untimed, Locale.ROOT))
                .containsExactly(sentence(text, 0, 1300, 0));
    }

    @Test
    void sentencesFromWords_quoteBeforeUntimedChunk_startsWithThatChunk() {
        String text = "Aa. \u201cBb cc.";
        List<PlacedChunk> untimed = List.of(placed(text, 5, 8, 1, 3, 700, 1000));
        List<WordTiming> words = List.of(word("Aa", 0, 200, 0), word("cc", 1100, 1300, 8));
        assertThat(normalizer.sentencesFromWords(text, words, untimed, Locale.ROOT))
                .element(1)
                .isEqualTo(sentence("\u201cBb cc.", 700, 1300, 4));
    }

    @Test
    void estimateSentenceTimings_chunkOfTwoSentences_isSharedByWeightWithAPauseBetween() {
        assertThat(normalizer.estimateSentenceTimings(TEXT, List.of(placed(TEXT, 0, 13, 0, 1, 0, 984)), Locale.ROOT))
                .containsExactly(sentence("Aa bb.", 0, 282, 0), sentence("Cc dd.", 702, 984, 7));
    }

    @Test
    void estimateSentenceTimings_sentencePerChunk_isTheChunk() {
        assertThat(normalizer.estimateSentenceTimings(TEXT, CHUNKS, Locale.ROOT))
                .containsExactly(sentence("Aa bb.", 0, 600, 0), sentence("Cc dd.", 700, 1300, 7));
    }

    @Test
    void estimateSentenceTimings_sentenceOverTwoChunks_spansBoth() {
        String text = "Aa bb cc dd.";
        List<PlacedChunk> chunks = List.of(placed(text, 0, 5, 0, 2, 0, 500), placed(text, 6, 12, 1, 2, 700, 1300));
        assertThat(normalizer.estimateSentenceTimings(text, chunks, Locale.ROOT))
                .containsExactly(sentence(text, 0, 1300, 0));
    }

    @Test
    void estimateSentenceTimings_chunksWithoutSpaceBetween_startWithTheirOwnChunk() {
        String text = "Aa.Bb.";
        List<PlacedChunk> chunks = List.of(placed(text, 0, 3, 0, 2, 0, 300), placed(text, 3, 6, 1, 2, 400, 700));
        assertThat(normalizer.estimateSentenceTimings(text, chunks, Locale.ROOT))
                .containsExactly(sentence("Aa.", 0, 300, 0), sentence("Bb.", 400, 700, 3));
    }

    private static PlacedChunk placed(String text, int from, int to, int index, int total, long start, long end) {
        TextChunk chunk = new TextChunk(text.substring(from, to), from, to, index, total);
        return new PlacedChunk(chunk, Duration.ofMillis(start), Duration.ofMillis(end));
    }

    private static WordTiming word(String word, long start, long end, int at) {
        return new WordTiming(word, Duration.ofMillis(start), Duration.ofMillis(end), at, at + word.length());
    }

    private static SentenceTiming sentence(String text, long start, long end, int at) {
        return new SentenceTiming(text, Duration.ofMillis(start), Duration.ofMillis(end), at, at + text.length());
    }

    /** A sentence is what a full stop ends. */
    private static final class FullStops implements SentenceSplitter {
        @Override
        public List<TextSpan> split(String text, Locale language) {
            List<TextSpan> spans = new ArrayList<>();
            int start = 0;
            for (int stop = text.indexOf('.'); stop >= 0; stop = text.indexOf('.', start)) {
                spans.add(new TextSpan(start, stop + 1));
                start = stop + 1;
                while (start < text.length() && text.charAt(start) == ' ') {
                    start++;
                }
            }
            return spans;
        }
    }
}
