package io.ttsjobs.timing;

import io.ttsjobs.speech.SentenceTiming;
import io.ttsjobs.speech.WordTiming;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes a timeline as subtitles, one cue a sentence. */
public enum SubtitleFormat {
    /**
     * WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"); where words are timed, each carries its time inside the
     * cue, so that a player can light it up.
     */
    WEBVTT {
        @Override
        public void write(TimingData timing, Appendable out) throws IOException {
            out.append("WEBVTT\n");
            WordCursor words = new WordCursor(timing.words());
            for (SentenceTiming cue : timing.sentences()) {
                out.append('\n').append(clock(cue.start(), '.')).append(" --> ").append(clock(visibleEnd(cue), '.'));
                out.append('\n').append(words.cueText(cue)).append('\n');
            }
        }
    },
    /** SubRip, as players read it: numbered cues, times with a comma. */
    SRT {
        @Override
        public void write(TimingData timing, Appendable out) throws IOException {
            int number = 1;
            for (SentenceTiming cue : timing.sentences()) {
                out.append(number == 1 ? "" : "\n")
                        .append(Integer.toString(number++))
                        .append('\n');
                out.append(clock(cue.start(), ',')).append(" --> ").append(clock(visibleEnd(cue), ','));
                out.append('\n').append(oneLine(cue.sentence())).append('\n');
            }
        }
    };

    /**
     * Writes a timeline.
     *
     * @param timing the timeline
     * @param out where to write to; UTF-8 is for the caller to choose
     * @throws IOException if writing fails
     */
    public abstract void write(TimingData timing, Appendable out) throws IOException;

    private static String clock(Duration time, char separator) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                separator,
                time.toMillisPart());
    }

    /** A cue must end after it starts, by what a subtitle can tell: a millisecond. */
    private static Duration visibleEnd(SentenceTiming cue) {
        Duration earliest = Duration.ofMillis(cue.start().toMillis() + 1);
        return cue.end().compareTo(earliest) < 0 ? earliest : cue.end();
    }

    /** A line break in the text would end the cue. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                space = line.length() > 0;
            } else {
                line.append(space ? " " : "").append(c);
                space = false;
            }
        }
        return line.toString();
    }

    /** Walks the words along with the cues. */
    private static final class WordCursor {
        private final List<WordTiming> words;
        private int next;

        WordCursor(List<WordTiming> words) {
            this.words = words;
        }

        /** The sentence with a time tag before each word; a tag must lie inside the cue and after the one before. */
        String cueText(SentenceTiming cue) {
            StringBuilder text = new StringBuilder();
            int written = cue.startChar();
            long last = cue.start().toMillis();
            for (; next < words.size() && words.get(next).startChar() < cue.endChar(); next++) {
                WordTiming word = words.get(next);
                if (word.startChar() < written) {
                    continue;
                }
                long start = word.start().toMillis();
                text.append(slice(cue, written, word.startChar()));
                if (start > last && start < cue.end().toMillis()) {
                    text.append('<').append(clock(word.start(), '.')).append('>');
                    last = start;
                }
                written = word.startChar();
            }
            return oneLine(text.append(slice(cue, written, cue.endChar())).toString());
        }

        private static String slice(SentenceTiming cue, int from, int to) {
            String raw = cue.sentence().substring(from - cue.startChar(), to - cue.startChar());
            return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
