package io.ttsjobs.benchmarks.timing;

import io.ttsjobs.audio.PauseFinder;
import io.ttsjobs.benchmarks.timing.Narration.Word;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.timing.PlacedChunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the estimated starts of sentences are from the true ones: by bare characters, by speaking weights, and by weights
 * and pauses, side by side, for chunks of 300, 1000 and 4096 characters.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.ttsjobs.benchmarks.timing.EstimateCheck [VOICE LANGUAGE FILE
 * [FROM]]...}, where a voice is {@code freetts} or {@code espeak:NAME}, and 120,000 characters from the FROMth hundredth of
 * the file on are spoken, 50 if unset: the weights are fitted to first halves. Without arguments: the page in
 * {@code examples/}, by FreeTTS and by espeak-ng. A voice that is missing is told and left out.
 */
public final class EstimateCheck {

    private static final int CHARACTERS = 120_000;
    private static final int[] LIMITS = {300, 1_000, 4_096};
    private static final Duration GAP = Duration.ofMillis(100);

    private EstimateCheck() {}

    /**
     * Measures, and prints a table.
     *
     * @param args voice, language, file and perhaps a hundredth, for each narration
     * @throws IOException if a file cannot be read
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(Errors.HEADING);
        if (args.length == 0) {
            String page = Files.readString(Path.of("examples", "loomings.txt"));
            check("freetts", Locale.ENGLISH, page);
            check("espeak:en-us", Locale.ENGLISH, page);
        }
        int at = 0;
        while (at + 2 < args.length) {
            String text = Files.readString(Path.of(args[at + 2]));
            boolean hasFrom = at + 3 < args.length && args[at + 3].matches("\\d+");
            int from = (int) ((long) text.length() * (hasFrom ? Integer.parseInt(args[at + 3]) : 50) / 100);
            check(args[at], Locale.forLanguageTag(args[at + 1]), excerpt(text, from));
            at += hasFrom ? 4 : 3;
        }
    }

    /** From the start of a paragraph. */
    private static String excerpt(String text, int from) {
        int start = from == 0 ? 0 : Math.max(0, text.indexOf("\n\n", from));
        return text.substring(start, Math.min(text.length(), start + CHARACTERS))
                .strip();
    }

    private static void check(String voice, Locale language, String text) throws IOException, InterruptedException {
        for (int limit : LIMITS) {
            List<TextChunk> chunks = TextChunker.create().chunk(text, TextLimit.utf16(limit), language);
            List<Narration> spoken;
            try {
                spoken = narrator(voice)
                        .narrate(chunks.stream().map(TextChunk::text).toList());
            } catch (VoiceMissingException e) {
                System.out.println(e.getMessage());
                return;
            }
            List<PlacedChunk> placed = new ArrayList<>();
            List<Word> words = new ArrayList<>();
            Duration end = Duration.ZERO;
            for (int i = 0; i < chunks.size(); i++) {
                Narration narration = spoken.get(i);
                Duration start = end;
                end = start.plus(narration.length());
                placed.add(new PlacedChunk(chunks.get(i), start, end)
                        .withPauses(PauseFinder.create().find(narration.audio())));
                for (Word word : narration.words()) {
                    words.add(new Word(chunks.get(i).startChar() + word.startChar(), start.plus(word.start())));
                }
                end = end.plus(GAP);
            }
            System.out.println(new Errors(text, language, SentenceSplitter.create(), words)
                    .row("%-12s %-3s %5d".formatted(voice, language, limit), placed));
        }
    }

    private static Narrator narrator(String voice) {
        return voice.startsWith("espeak:")
                ? new EspeakNarrator(voice.substring("espeak:".length()))
                : new FreeTtsNarrator();
    }
}
