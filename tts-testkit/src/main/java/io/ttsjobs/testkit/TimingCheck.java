package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisResult;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/** Checks an answer's timings against the text that was to be spoken and the audio that came. */
final class TimingCheck {

    private final String text;
    private final Duration audio;

    private record Timed(String slice, Duration start, Duration end, int startChar, int endChar) {}

    private TimingCheck(String text, Duration audio) {
        this.text = text;
        this.audio = audio;
    }

    /** Requires that words and sentences are slices of the text, in order, and within the audio. */
    static void check(String text, SynthesisResult result) {
        TimingCheck check = new TimingCheck(text, SoundCheck.duration(result));
        check.check(result.words().stream()
                .map(word -> new Timed(word.word(), word.start(), word.end(), word.startChar(), word.endChar()))
                .toList());
        check.check(result.sentences().stream()
                .map(sentence -> new Timed(
                        sentence.sentence(),
                        sentence.start(),
                        sentence.end(),
                        sentence.startChar(),
                        sentence.endChar()))
                .toList());
    }

    /** Requires that every letter and digit of the text lies in a timed word. */
    static void checkAllWordsTimed(String text, SynthesisResult result) {
        BitSet timed = new BitSet(text.length());
        result.words().forEach(word -> timed.set(word.startChar(), word.endChar()));
        for (int i = timed.nextClearBit(0); i < text.length(); i = timed.nextClearBit(i + 1)) {
            assertThat(Character.isLetterOrDigit(text.codePointAt(i)))
                    .as("no word holds the letter at %d", i)
                    .isFalse();
        }
    }

    private void check(List<Timed> spans) {
        Timed before = new Timed("", Duration.ZERO, Duration.ZERO, 0, 0);
        for (Timed span : spans) {
            assertThat(span.endChar).as("end of %s in the text", span).isBetween(span.startChar, text.length());
            assertThat(span.slice).as("slice at %d", span.startChar).isEqualTo(slice(span));
            assertThat(span.startChar).as("%s follows %s", span, before).isGreaterThanOrEqualTo(before.endChar);
            assertThat(span.start).as("%s follows %s", span, before).isGreaterThanOrEqualTo(before.start);
            assertThat(span.end).as("%s follows %s", span, before).isGreaterThanOrEqualTo(before.end);
            before = span;
        }
        assertThat(before.end).as("end of %s in the audio", before).isLessThanOrEqualTo(audio);
    }

    private String slice(Timed span) {
        return text.substring(span.startChar, span.endChar);
    }
}
