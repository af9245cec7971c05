package io.ttsjobs.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobHandle;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.WordTiming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's Java is what stands here, and it works. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");

    private final List<String> highlighted = new ArrayList<>();
    private final String chapter = "Call me Ishmael.";

    @Test
    void readme_code_highlightsEveryWord() throws InterruptedException, IOException {
        example();
        assertThat(highlighted).containsExactly("Call", "me", "Ishmael");
    }

    @Test
    void readme_code_isTheCodeHere() throws IOException {
        assertThat(linesOf("extensions/tts-cli/src/test/java/io/ttsjobs/house/ReadmeTest.java"))
                .containsSubsequence(readmeCode());
    }

    @Test
    void readme_code_endsByLine25() throws IOException {
        assertThat(linesOf("README.md").indexOf("```")).isBetween(1, 24);
    }

    private void example() throws InterruptedException, IOException {
        try (ProviderRegistry providers = ProviderRegistry.discover();
                JobManager jobs = JobManager.builder(providers).build()) {
            JobHandle handle = jobs.submit(
                    GenerationRequest.builder("freetts", "kevin16", chapter).build());
            handle.onProgress(job -> System.err.printf("%d of %d%n", job.completedChunks(), job.totalChunks()));
            GenerationJob job = handle.await(); // COMPLETED, FAILED or CANCELLED: a value, not an exception
            Path audio = jobs.getAudioFile(job.id());
            for (WordTiming word : jobs.getAudioMetadata(job.id()).timing().words()) {
                highlight(audio, word.startChar(), word.endChar(), word.start());
            }
            Files.delete(audio);
        }
    }

    private void highlight(Path audio, int startChar, int endChar, Duration start) {
        assertThat(audio).as("audio with a word at %s", start).isNotEmptyFile();
        highlighted.add(chapter.substring(startChar, endChar));
    }

    private static List<String> readmeCode() throws IOException {
        List<String> lines = linesOf("README.md");
        int start = lines.indexOf("```java");
        return lines.subList(start + 1, lines.indexOf("```"));
    }

    private static List<String> linesOf(String file) throws IOException {
        return Files.readAllLines(ROOT.resolve(file)).stream()
                .map(String::strip)
                .toList();
    }
}
