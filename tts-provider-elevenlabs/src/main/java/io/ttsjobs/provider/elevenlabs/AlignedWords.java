package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.WordTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of a text with the times of their characters.
 *
 * <p>No word is better than a wrong one: where the characters do not spell the text, or their clock runs back or stands
 * still, there are none, and the library estimates.
 */
final class AlignedWords {

    /** So many words that begin at one instant are no speech: the server's clock has stopped. */
    private static final int STANDSTILL = 4;

    private AlignedWords() {}

    /**
     * Times the words of a text.
     *
     * @param text the caller's text
     * @param sent the text that was sent, which has the same length
     * @param answer the answer to it
     * @param audioTags whether words in square brackets are directions
     * @return the words, or an empty list if their times cannot be trusted
     */
    static List<WordTiming> of(String text, String sent, TimedAudio answer, boolean audioTags) {
        return times(sent, answer).map(times -> words(text, times, audioTags)).orElse(List.of());
    }

    /** A text that needs no normalizing is spelled by its normalized alignment too. */
    private static Optional<CharacterTimes> times(String sent, TimedAudio answer) {
        Optional<Alignment> normalized = answer.normalized().filter(Alignment::isEven);
        return answer.alignment()
                .flatMap(alignment -> CharacterTimes.of(sent, alignment))
                .or(() -> normalized.flatMap(alignment -> CharacterTimes.of(sent, alignment)))
                .or(() -> normalized.flatMap(alignment -> CharacterTimes.of(sent, alignment.withoutBlankEdges())));
    }

    private static List<WordTiming> words(String text, CharacterTimes times, boolean audioTags) {
        List<WordTiming> words = new ArrayList<>();
        Duration lastStart = Duration.ZERO;
        Duration lastEnd = Duration.ZERO;
        int still = 1;
        for (SpokenWords.Span span : SpokenWords.find(text, audioTags)) {
            Duration start = times.startOf(span.start());
            Duration end = times.endOf(span.end() - 1);
            still = !words.isEmpty() && start.equals(lastStart) ? still + 1 : 1;
            if (start.compareTo(lastStart) < 0 || end.compareTo(max(start, lastEnd)) < 0 || still == STANDSTILL) {
                return List.of();
            }
            words.add(new WordTiming(text.substring(span.start(), span.end()), start, end, span.start(), span.end()));
            lastStart = start;
            lastEnd = end;
        }
        return words;
    }

    private static Duration max(Duration left, Duration right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
