package io.ttsjobs.timing;

import static java.util.Comparator.naturalOrder;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves timings by whole chunks; a time that lies outside its chunk by rounding is pulled to the chunk's edge. */
final class DefaultTimingNormalizer implements TimingNormalizer {

    /** How far a provider's time may lie beyond its audio; more is an error and not rounding. */
    private static final Duration TOLERANCE = Duration.ofMillis(150);

    private final SentenceSplitter splitter;

    DefaultTimingNormalizer(SentenceSplitter splitter) {
        this.splitter = splitter;
    }

    @Override
    public List<WordTiming> mergeWordTimings(List<PlacedChunk> chunks, List<List<WordTiming>> words) {
        requireSameSize(chunks, words);
        List<WordTiming> merged = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            ChunkClock clock = new ChunkClock(chunks.get(i));
            for (WordTiming word : words.get(i)) {
                clock.advance(word.word(), word.start(), word.end(), word.startChar(), word.endChar());
                merged.add(new WordTiming(word.word(), clock.start, clock.end, clock.startChar, clock.endChar));
            }
        }
        return merged;
    }

    @Override
    public List<SentenceTiming> mergeSentenceTimings(List<PlacedChunk> chunks, List<List<SentenceTiming>> sentences) {
        requireSameSize(chunks, sentences);
        List<SentenceTiming> merged = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            ChunkClock clock = new ChunkClock(chunks.get(i));
            for (SentenceTiming one : sentences.get(i)) {
                clock.advance(one.sentence(), one.start(), one.end(), one.startChar(), one.endChar());
                merged.add(new SentenceTiming(one.sentence(), clock.start, clock.end, clock.startChar, clock.endChar));
            }
        }
        return merged;
    }

    /** A word and an untimed chunk never overlap, in text or in time, so that the outermost of them are the sentence's. */
    @Override
    public List<SentenceTiming> sentencesFromWords(
            String text, List<WordTiming> words, List<PlacedChunk> untimed, Locale language) {
        List<SentenceTiming> sentences = new ArrayList<>();
        WordClock wordClock = new WordClock(words);
        List<TextSpan> spans = splitter.split(text, language);
        UntimedClock untimedClock = new UntimedClock(untimed, clock(text, untimed, spans, language));
        for (TextSpan span : spans) {
            List<Stretch> parts = Stream.of(wordClock.within(span), untimedClock.within(span))
                    .flatMap(Optional::stream)
                    .toList();
            if (!parts.isEmpty()) {
                Duration start =
                        parts.stream().map(Stretch::start).min(naturalOrder()).orElseThrow();
                Duration end =
                        parts.stream().map(Stretch::end).max(naturalOrder()).orElseThrow();
                sentences.add(new SentenceTiming(span.of(text), start, end, span.start(), span.end()));
            }
        }
        return sentences;
    }

    /** A sentence that a chunk border cuts is timed from its first part's start to its last part's end. */
    @Override
    public List<SentenceTiming> estimateSentenceTimings(String text, List<PlacedChunk> chunks, Locale language) {
        List<SentenceTiming> sentences = new ArrayList<>();
        List<TextSpan> spans = splitter.split(text, language);
        SentenceClock clock = clock(text, chunks, spans, language);
        for (TextSpan span : spans) {
            sentences.add(new SentenceTiming(
                    span.of(text), clock.startOf(span.start()), clock.endOf(span.end()), span.start(), span.end()));
        }
        return sentences;
    }

    private static SentenceClock clock(
            String text, List<PlacedChunk> chunks, List<TextSpan> sentences, Locale language) {
        return new SentenceClock(text, chunks, sentences, SpeakingWeights.of(language));
    }

    private static void requireSameSize(List<?> chunks, List<?> timings) {
        if (chunks.size() != timings.size()) {
            throw new TimingException(chunks.size() + " chunks have " + timings.size() + " lists of timings");
        }
    }

    /** Checks one chunk's timings in order, and moves each to its place in the whole. */
    private static final class ChunkClock {
        private final PlacedChunk placed;
        private Duration lastStart = Duration.ZERO;
        private Duration lastEnd = Duration.ZERO;
        private int lastEndChar;

        private Duration start = Duration.ZERO;
        private Duration end = Duration.ZERO;
        private int startChar;
        private int endChar;

        ChunkClock(PlacedChunk placed) {
            this.placed = placed;
        }

        void advance(String slice, Duration from, Duration to, int fromChar, int toChar) {
            TextChunk chunk = placed.chunk();
            if (toChar > chunk.text().length()
                    || !chunk.text().startsWith(slice, fromChar)
                    || slice.length() != toChar - fromChar) {
                throw fault("what is timed at " + fromChar + " to " + toChar + " is not what the text has there");
            }
            if (fromChar < lastEndChar) {
                throw fault("the timings run back at character " + fromChar);
            }
            Duration length = placed.end().minus(placed.start());
            lastStart = pull(from, lastStart, length);
            lastEnd = pull(to, max(lastStart, lastEnd), length);
            lastEndChar = toChar;
            start = placed.start().plus(lastStart);
            end = placed.start().plus(lastEnd);
            startChar = chunk.startChar() + fromChar;
            endChar = chunk.startChar() + toChar;
        }

        /** Pulls a time into its range if it is out by no more than rounding can explain. */
        private Duration pull(Duration time, Duration low, Duration high) {
            Duration pulled = max(low, min(time, high));
            if (pulled.minus(time).abs().compareTo(TOLERANCE) > 0) {
                throw fault("time " + time + " should lie between " + low + " and " + high);
            }
            return pulled;
        }

        private TimingException fault(String what) {
            return new TimingException("chunk " + placed.chunk().index() + ": " + what);
        }

        private static Duration min(Duration left, Duration right) {
            return left.compareTo(right) <= 0 ? left : right;
        }

        private static Duration max(Duration left, Duration right) {
            return left.compareTo(right) >= 0 ? left : right;
        }
    }

    private record Stretch(Duration start, Duration end) {}

    /** Tells when the timed words of a sentence are spoken; sentences are asked for in order. */
    private static final class WordClock {
        private final List<WordTiming> words;
        private int next;

        WordClock(List<WordTiming> words) {
            this.words = words;
        }

        Optional<Stretch> within(TextSpan sentence) {
            int first = next;
            while (next < words.size() && words.get(next).startChar() < sentence.end()) {
                next++;
            }
            return next == first
                    ? Optional.empty()
                    : Optional.of(new Stretch(
                            words.get(first).start(), words.get(next - 1).end()));
        }
    }

    /** Tells about when the untimed part of a sentence is spoken; sentences are asked for in order. */
    private static final class UntimedClock {
        private final List<PlacedChunk> chunks;
        private final SentenceClock clock;
        private int current;

        UntimedClock(List<PlacedChunk> chunks, SentenceClock clock) {
            this.chunks = chunks;
            this.clock = clock;
        }

        Optional<Stretch> within(TextSpan sentence) {
            while (current < chunks.size() && chunk(current).endChar() <= sentence.start()) {
                current++;
            }
            int last = current;
            while (last + 1 < chunks.size() && chunk(last + 1).startChar() < sentence.end()) {
                last++;
            }
            if (current == chunks.size() || chunk(current).startChar() >= sentence.end()) {
                return Optional.empty();
            }
            return Optional.of(new Stretch(
                    clock.startOf(Math.max(sentence.start(), chunk(current).startChar())),
                    clock.endOf(Math.min(sentence.end(), chunk(last).endChar()))));
        }

        private TextChunk chunk(int index) {
            return chunks.get(index).chunk();
        }
    }
}
