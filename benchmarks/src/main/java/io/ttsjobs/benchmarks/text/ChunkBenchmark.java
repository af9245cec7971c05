package io.ttsjobs.benchmarks.text;

import java.util.List;
import java.util.Locale;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cutting a book into chunks, beside other ways; books are named as for {@link SentenceBenchmark}. The size of the book in
 * UTF-8 is printed, so that megabytes a second are it divided by the score.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ChunkBenchmark {

    /** Who cuts. */
    @Param({"TTSJOBS", "LANGCHAIN4J", "GREEDY_LAST"})
    public ChunkPeer peer = ChunkPeer.TTSJOBS;

    /** What: {@code page}, or a language that has a {@code -Dbook.LANG=FILE}. */
    @Param(Book.PAGE)
    public String book = Book.PAGE;

    /** The most that a chunk may hold, in UTF-16 units. */
    @Param({"300", "1000", "4096"})
    public int max;

    private Book read = new Book("", Locale.ROOT, "");

    /** Reads the book. */
    @Setup
    public void read() {
        read = Book.named(book);
        System.out.printf("[%.3f MB of UTF-8] ", read.megabytes());
    }

    /**
     * Cuts it.
     *
     * @return the chunks
     */
    @Benchmark
    public List<String> chunk() {
        return peer.chunk(read, max);
    }
}
