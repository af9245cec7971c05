package io.ttsjobs.benchmarks;

import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextSpan;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the sentences of a book, beside the JDK's {@link BreakIterator}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SentenceBenchmark {

    private final SentenceSplitter splitter = SentenceSplitter.create();
    private String text = "";

    /** Reads the book, once. */
    @Setup
    public void read() {
        text = Books.english();
    }

    /**
     * The library's splitter.
     *
     * @return the sentences
     */
    @Benchmark
    public List<TextSpan> ttsjobs() {
        return splitter.split(text, Locale.ENGLISH);
    }

    /**
     * The JDK's.
     *
     * @return how many boundaries there are
     */
    @Benchmark
    public int jdkBreakIterator() {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        int count = 0;
        while (sentences.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
