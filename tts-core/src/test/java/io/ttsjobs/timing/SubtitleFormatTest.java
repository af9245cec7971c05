package io.ttsjobs.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitleFormatTest {

    @Test
    void write_webVttWithWords_tagsEachWordAfterTheFirst() throws IOException {
        TimingData timing = TimingData.of(
                List.of(word("Call", 0, 210, 0), word("me", 210, 400, 5), word("Ishmael", 400, 980, 8)),
                List.of(sentence("Call me Ishmael.", 0, 980, 0)),
                List.of());
        assertThat(written(SubtitleFormat.WEBVTT, timing)).isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:00.980
                        Call <00:00:00.210>me <00:00:00.400>Ishmael.
                        """);
    }

    @Test
    void write_webVttWithMarkup_escapesIt() throws IOException {
        TimingData timing = estimated(sentence("a --> b & <c>", 0, 1000, 0));
        assertThat(written(SubtitleFormat.WEBVTT, timing)).endsWith("\na --&gt; b &amp; &lt;c&gt;\n");
    }

    @Test
    void write_sentenceWithLineBreaks_staysOneLine() throws IOException {
        TimingData timing = estimated(sentence("one\n\ntwo\r\nthree", 0, 1000, 0));
        assertThat(written(SubtitleFormat.WEBVTT, timing)).endsWith("\none two three\n");
    }

    @Test
    void write_srt_numbersCuesFromOne() throws IOException {
        TimingData timing = estimated(sentence("One.", 0, 1500, 0), sentence("Two.", 3_600_000, 3_601_001, 5));
        assertThat(written(SubtitleFormat.SRT, timing))
                .isEqualTo("1\n00:00:00,000 --> 00:00:01,500\nOne.\n\n2\n01:00:00,000 --> 01:00:01,001\nTwo.\n");
    }

    @Test
    void write_cueOfNoLength_lastsAMillisecond() throws IOException {
        assertThat(written(SubtitleFormat.SRT, estimated(sentence("One.", 500, 500, 0))))
                .contains("00:00:00,500 --> 00:00:00,501");
    }

    @Test
    void write_dayLongAudio_countsHoursOn() throws IOException {
        assertThat(written(SubtitleFormat.SRT, estimated(sentence("One.", 0, 100L * 3_600_000, 0))))
                .contains("--> 100:00:00,000");
    }

    @Test
    void write_wordThatTwoCuesShare_isTaggedOnce() throws IOException {
        TimingData timing = TimingData.of(
                List.of(word("Aa.Bb", 0, 1000, 0)),
                List.of(sentence("Aa.", 0, 1000, 0), sentence("Bb.", 1000, 1000, 3)),
                List.of());
        assertThat(written(SubtitleFormat.WEBVTT, timing)).contains("\nAa.\n").endsWith("\nBb.\n");
    }

    @Test
    void write_sentencesPartlyWithoutWords_areAllCuesAndTagWhatIsTimed() throws IOException {
        TimingData timing = TimingData.of(
                List.of(word("Cc", 700, 900, 7), word("dd", 900, 1000, 10)),
                List.of(sentence("Aa bb.", 0, 600, 0), sentence("Cc dd ee ff.", 700, 1900, 7)),
                List.of(new TextSpan(0, 6), new TextSpan(13, 19)));
        assertThat(written(SubtitleFormat.WEBVTT, timing)).isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:00.600
                        Aa bb.

                        00:00:00.700 --> 00:00:01.900
                        Cc <00:00:00.900>dd ee ff.
                        """);
    }

    private static TimingData estimated(SentenceTiming... sentences) {
        return TimingData.of(List.of(), List.of(sentences), List.of(new TextSpan(0, 1)));
    }

    private static String written(SubtitleFormat format, TimingData timing) throws IOException {
        StringBuilder out = new StringBuilder();
        format.write(timing, out);
        return out.toString();
    }

    private static WordTiming word(String word, long start, long end, int at) {
        return new WordTiming(word, Duration.ofMillis(start), Duration.ofMillis(end), at, at + word.length());
    }

    private static SentenceTiming sentence(String text, long start, long end, int at) {
        return new SentenceTiming(text, Duration.ofMillis(start), Duration.ofMillis(end), at, at + text.length());
    }
}
