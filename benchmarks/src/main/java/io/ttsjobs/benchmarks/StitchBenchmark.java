package io.ttsjobs.benchmarks;

import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Joining chunks in memory to a file, beside writing the same bytes one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StitchBenchmark {

    private static final Map<String, AudioFormat> FORMATS =
            Map.of("mp3", AudioFormat.MP3_44100, "wav", AudioFormat.WAV);

    /** The container of the chunks. */
    @Param({"mp3", "wav"})
    public String format = "mp3";

    /** How many chunks are joined. */
    @Param({"60", "600"})
    public int chunks;

    private final AudioStitcher stitcher = AudioStitcher.create();
    private final List<AudioSource> sources = new ArrayList<>();
    private Path target = Path.of("");

    /**
     * Makes the chunks, about ten seconds each.
     *
     * @throws IOException if there is no temporary directory
     * @throws InterruptedException if JMH ends the run
     */
    @Setup
    public void speak() throws IOException, InterruptedException {
        target = Files.createTempFile("stitch", "." + format);
        SynthesisRequest request = SynthesisRequest.builder(
                        "one two three four ".repeat(9), MockTtsProvider.DEFAULT_VOICE)
                .format(FORMATS.getOrDefault(format, AudioFormat.WAV))
                .build();
        SynthesisResult speech = MockTtsProvider.create().synthesize(request);
        for (int i = 0; i < chunks; i++) {
            sources.add(AudioSource.of("chunk", speech::openAudio));
        }
    }

    /**
     * Removes the file.
     *
     * @throws IOException if it cannot be removed
     */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(target);
    }

    /**
     * The library's join.
     *
     * @return where the chunks landed
     */
    @Benchmark
    public StitchedAudio ttsjobs() {
        return stitcher.stitch(sources, target, StitchOptions.defaults());
    }

    /**
     * The same bytes, merely copied.
     *
     * @return the size of the copy
     * @throws IOException if it cannot be written
     */
    @Benchmark
    public long bufferedCopy() throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            for (AudioSource source : sources) {
                try (InputStream in = source.open()) {
                    in.transferTo(out);
                }
            }
        }
        return Files.size(target);
    }
}
