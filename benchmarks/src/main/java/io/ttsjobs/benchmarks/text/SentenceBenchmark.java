package io.ttsjobs.benchmarks.text;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
 * Finding the sentences of a book, beside all of {@link SentencePeer}; the ratio to be read is that of two scores for the
 * same book.
 *
 * <p>For real books name a file for each language: {@code java -Dbook.en=FILE -Dbook.zh=FILE -jar
 * benchmarks/target/benchmarks.jar SentenceBenchmark -p book=en,zh}. OpenNLP fails where it has no model, and the others go
 * on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SentenceBenchmark {

    /** Who finds them. */
    @Param
    public SentencePeer peer = SentencePeer.TTSJOBS;

    /** Where: {@code page}, or a language that has a {@code -Dbook.LANG=FILE}. */
    @Param(Book.PAGE)
    public String book = Book.PAGE;

    private String text = "";
    private Function<String, Object> finder = read -> read;

    /** Reads the book and what the peer needs for its language. */
    @Setup
    public void read() {
        Book read = Book.named(book);
        text = read.text();
        finder = peer.open(read.language());
    }

    /**
     * Finds the sentences.
     *
     * @return what the peer makes: spans, strings or only their number
     */
    @Benchmark
    public Object find() {
        return finder.apply(text);
    }
}
