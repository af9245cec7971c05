package io.ttsjobs.job;

import io.ttsjobs.job.Json.In;
import io.ttsjobs.job.Json.Out;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The values that several documents hold, as JSON: timings, spans of text, formats and amounts. */
final class ValueJson {

    private static final String WORDS = "words";
    private static final String SENTENCES = "sentences";

    private ValueJson() {}

    static void writeTimings(List<WordTiming> words, List<SentenceTiming> sentences, Out json) throws IOException {
        json.list(WORDS, words, (w, out) -> write(w.word(), w.start(), w.end(), w.startChar(), w.endChar(), out));
        json.list(
                SENTENCES,
                sentences,
                (s, out) -> write(s.sentence(), s.start(), s.end(), s.startChar(), s.endChar(), out));
    }

    private static void write(String text, Duration start, Duration end, int startChar, int endChar, Out json)
            throws IOException {
        json.text(text);
        json.text(start.toString());
        json.text(end.toString());
        json.number(startChar);
        json.number(endChar);
    }

    /** The first of the timings, and then come the sentences. */
    static List<WordTiming> readWords(In json) throws IOException {
        return json.list(
                WORDS,
                in -> new WordTiming(in.text(), nextDuration(in), nextDuration(in), in.nextNumber(), in.nextNumber()));
    }

    static List<SentenceTiming> readSentences(In json) throws IOException {
        return json.list(
                SENTENCES,
                in -> new SentenceTiming(
                        in.text(), nextDuration(in), nextDuration(in), in.nextNumber(), in.nextNumber()));
    }

    private static Duration nextDuration(In json) throws IOException {
        return Duration.parse(json.nextText());
    }

    static void passOverTimings(In json) throws IOException {
        json.passOver(WORDS);
        json.passOver(SENTENCES);
    }

    static void write(TextSpan span, Out json) throws IOException {
        json.number(span.start());
        json.number(span.end());
    }

    static TextSpan readSpan(In json) throws IOException {
        return new TextSpan(json.number(), json.nextNumber());
    }

    /** A figure that is open is 0. */
    static void write(AudioFormat format, Out json) throws IOException {
        json.text(format.container().name());
        json.text(format.codec().name());
        json.number(format.sampleRate().orElse(0));
        json.number(format.channels().orElse(0));
        json.number(format.bitRate().orElse(0));
    }

    static AudioFormat readFormat(In json) throws IOException {
        AudioFormat.Container container = AudioFormat.Container.valueOf(json.text());
        AudioFormat.Builder format = AudioFormat.builder(container, AudioFormat.Codec.valueOf(json.nextText()));
        positive(json.nextNumber()).ifPresent(format::sampleRate);
        positive(json.nextNumber()).ifPresent(format::channels);
        positive(json.nextNumber()).ifPresent(format::bitRate);
        return format.build();
    }

    /** What is 0 if it is open. */
    static OptionalInt positive(int figure) {
        return figure == 0 ? OptionalInt.empty() : OptionalInt.of(figure);
    }

    /** As text, which keeps every digit. */
    static void writeAmount(String field, Optional<BigDecimal> amount, Out json) throws IOException {
        json.optionalText(field, amount.map(BigDecimal::toString));
    }

    static Optional<BigDecimal> readAmount(String field, In json) throws IOException {
        return json.optionalText(field).map(BigDecimal::new);
    }
}
