package io.ttsjobs.benchmarks;

import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchOptions.InfoFrame;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/**
 * Joining files into one, beside writing the same bytes one after the other: with a buffer, and by the kernel.
 *
 * <p>The heap of 32 MB is a part of the measurement: it must do for any number of chunks. Set {@code java.io.tmpdir} to a
 * file system in memory, or the disk is what is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx32m")
public class StitchBenchmark {

    private static final Map<String, AudioFormat> FORMATS =
            Map.of("mp3", AudioFormat.MP3_44100, "wav", AudioFormat.WAV);

    private static final int BUFFER_BYTES = 64 * 1024;

    /** The container of the chunks. */
    @Param({"mp3", "wav"})
    public String format = "mp3";

    /** How many chunks are joined. */
    @Param({"60", "1200"})
    public int chunks;

    private final AudioStitcher stitcher = AudioStitcher.create();
    private final List<Path> files = new ArrayList<>();
    private final List<AudioSource> sources = new ArrayList<>();
    private Path directory = Path.of("");
    private Path target = Path.of("");

    /**
     * Makes the chunks, about ten seconds each.
     *
     * @throws IOException if there is no temporary directory
     * @throws InterruptedException if JMH ends the run
     */
    @Setup
    public void speak() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("stitch");
        target = directory.resolve("joined");
        SynthesisRequest request = SynthesisRequest.builder(
                        "one two three four ".repeat(9), MockTtsProvider.DEFAULT_VOICE)
                .format(FORMATS.getOrDefault(format, AudioFormat.WAV))
                .build();
        SynthesisResult speech = MockTtsProvider.create().synthesize(request);
        for (int i = 0; i < chunks; i++) {
            Path file = directory.resolve("chunk" + i);
            try (InputStream audio = speech.openAudio()) {
                Files.copy(audio, file);
            }
            files.add(file);
            sources.add(AudioSource.of(file));
        }
    }

    /**
     * Removes the files.
     *
     * @throws IOException if one cannot be removed
     */
    @TearDown
    public void remove() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
        Files.deleteIfExists(target);
        Files.delete(directory);
    }

    /**
     * The library's join, with all checksums.
     *
     * @return where the chunks landed
     */
    @Benchmark
    public StitchedAudio join() {
        return stitcher.stitch(sources, target, StitchOptions.defaults());
    }

    /**
     * The library's join without the checksum of the music; for WAV the same as {@link #join}.
     *
     * @return where the chunks landed
     */
    @Benchmark
    public StitchedAudio joinWithoutCrc() {
        return stitcher.stitch(
                sources,
                target,
                StitchOptions.builder().infoFrame(InfoFrame.WITHOUT_CRC).build());
    }

    /**
     * The same bytes, merely copied through buffered streams.
     *
     * @return the size of the copy
     * @throws IOException if it cannot be written
     */
    @Benchmark
    public long bufferedCopy() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(target.toFile()), BUFFER_BYTES)) {
            for (Path file : files) {
                try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER_BYTES)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        out.write(buffer, 0, count);
                    }
                }
            }
        }
        return Files.size(target);
    }

    /**
     * The same bytes, copied by the kernel.
     *
     * @return the size of the copy
     * @throws IOException if it cannot be written
     */
    @Benchmark
    public long transferTo() throws IOException {
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (Path file : files) {
                try (FileChannel in = FileChannel.open(file)) {
                    in.transferTo(0, in.size(), out);
                }
            }
        }
        return Files.size(target);
    }
}
