package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.provider.elevenlabs.SpokenWords.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Times the words of a text by the first of two clocks that can be trusted: the alignment, of the text as it was sent, and
 * the normalized alignment, of the text as it was read, with numbers spelled out.
 *
 * <p>No word is better than a wrong one: where neither clock spells the text, or it runs back, stands still, or goes on
 * after the audio, there are no words, and the library estimates. What is known to go wrong: with a pronunciation
 * dictionary the alignment may start again in the middle; in long texts it may stop; with eleven_v3 it may drift from the
 * audio.
 *
 * <p>Zero of the clock is the first sample as the library counts them. An MP3 of ElevenLabs begins with 1105 samples of
 * silence that its encoder and every decoder add and that no tag tells. The alignment is taken not to know of them, and the
 * library, too, counts from after them (576 of the encoder, which it assumes of a file without a tag, and 529 of the
 * decoder). So times are handed over as they come; adding 25 ms here would shift them twice.
 */
final class AlignedWords {

    /** What lies between the end of the last character and that of the audio, if they are of one clock. */
    private static final Duration TOLERANCE = Duration.ofMillis(150);

    private final String text;
    private final String sent;
    private final boolean audioTags;
    private final List<Span> spans;
    private final Optional<Duration> length;
    private final List<String> reasons = new ArrayList<>();

    /**
     * Where times may come from.
     *
     * @param name what a note calls it
     * @param alignment it, if there is one
     * @param normalized whether it may spell the text in other words
     */
    private record Clock(String name, Optional<Alignment> alignment, boolean normalized) {}

    /**
     * Finds the words.
     *
     * @param text the caller's text
     * @param sent the text that was sent, which has the same length
     * @param audioTags whether words in square brackets are directions
     * @param length how long the audio is, if that is known
     */
    AlignedWords(String text, String sent, boolean audioTags, Optional<Duration> length) {
        this.text = text;
        this.sent = sent;
        this.audioTags = audioTags;
        this.spans = SpokenWords.find(text, audioTags);
        this.length = length;
    }

    /**
     * Times the words; to be called once.
     *
     * @param answer holds both clocks
     * @param dictionary whether a pronunciation dictionary is set, for which the normalized alignment is the better one
     */
    TimedWords of(TimedAudio answer, boolean dictionary) {
        Clock plain = new Clock("the alignment", answer.alignment(), false);
        Clock normalized = new Clock("the normalized alignment", answer.normalized(), true);
        List<Clock> clocks = dictionary ? List.of(normalized, plain) : List.of(plain, normalized);
        if (spans.isEmpty()) {
            return new TimedWords(List.of(), Optional.empty());
        }
        for (Clock clock : clocks) {
            Optional<WordTimes> times = trusted(clock);
            if (times.isPresent()) {
                boolean byDictionary = dictionary && clock.normalized();
                return words(clock, times.get(), byDictionary ? List.of("a pronunciation dictionary is set") : reasons);
            }
        }
        return new TimedWords(List.of(), Optional.of("no word timings: " + String.join("; ", reasons)));
    }

    private Optional<WordTimes> trusted(Clock clock) {
        if (clock.alignment().isEmpty()) {
            return refuse(clock, "is missing");
        }
        Alignment alignment = clock.alignment().get();
        Optional<String> fault = alignment.fault();
        if (fault.isPresent()) {
            return refuse(clock, fault.get());
        }
        Optional<WordTimes> times = clock.normalized()
                ? spelled(alignment).or(() -> NormalizedWords.match(text, spans, alignment, audioTags))
                : spelled(alignment);
        if (times.isEmpty()) {
            return refuse(clock, "spells another text");
        }
        fault = times.get().fault().or(() -> lateness(times.get()));
        return fault.isPresent() ? refuse(clock, fault.get()) : times;
    }

    private Optional<WordTimes> refuse(Clock clock, String reason) {
        reasons.add(clock.name() + " " + reason);
        return Optional.empty();
    }

    private Optional<WordTimes> spelled(Alignment alignment) {
        OptionalInt shift = shift(alignment.text());
        return shift.isPresent()
                ? Optional.of(WordTimes.spelled(spans, alignment.times(), shift.getAsInt()))
                : NormalizedWords.same(text, spans, alignment, audioTags);
    }

    /**
     * How much later what was sent begins in what is spelled. Blanks around do not count: the server likes to put one at
     * either end.
     */
    private OptionalInt shift(String spelled) {
        return spelled.strip().equals(sent.strip())
                ? OptionalInt.of(leadingBlanks(spelled) - leadingBlanks(sent))
                : OptionalInt.empty();
    }

    private static int leadingBlanks(String words) {
        return words.length() - words.stripLeading().length();
    }

    private Optional<String> lateness(WordTimes times) {
        long late = times.lastEnd() - micros(length).orElse(Long.MAX_VALUE);
        return late > micros(TOLERANCE) ? Optional.of("ends " + seconds(late) + " after the audio") : Optional.empty();
    }

    private TimedWords words(Clock clock, WordTimes times, List<String> why) {
        List<String> notes = new ArrayList<>();
        if (!why.isEmpty()) {
            notes.add("from " + clock.name() + ", because " + String.join("; ", why));
        }
        if (times.guessed() > 0) {
            notes.add(times.guessed() + " of " + spans.size() + " words are timed by what is around them");
        }
        long early = micros(length).orElse(0L) - times.clockEnd();
        if (early > micros(TOLERANCE)) {
            notes.add("approximate, because " + clock.name() + " ends " + seconds(early) + " before the audio");
        }
        Optional<String> note = notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
        return new TimedWords(times.words(text, micros(length).orElse(Long.MAX_VALUE)), note);
    }

    private static Optional<Long> micros(Optional<Duration> time) {
        return time.map(AlignedWords::micros);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1000;
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%.2f s", micros / 1e6);
    }
}
