package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.text.TextSpan;
import java.math.BigDecimal;
import java.util.List;

/** What providers count for the bill: the code points that are sent, white space between chunks not among them. */
final class BilledCharacters {

    private BilledCharacters() {}

    /** What the provider said that the job costs, or what it will have counted if it did not say. */
    static BigDecimal of(GenerationJob job) {
        return job.billedCharacters().orElseGet(() -> counted(job));
    }

    /** Of a complete job what it counted itself, which leaves out what came from a cache. */
    private static BigDecimal counted(GenerationJob job) {
        return job.status() == JobStatus.COMPLETED
                ? job.spentCharacters()
                : BigDecimal.valueOf(of(job.request().text(), job.plan()));
    }

    static long of(String text, List<TextSpan> chunks) {
        return chunks.stream()
                .mapToLong(chunk -> TextUnit.CODE_POINTS.length(text, chunk.start(), chunk.end()))
                .sum();
    }
}
