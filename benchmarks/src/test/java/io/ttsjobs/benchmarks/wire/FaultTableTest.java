package io.ttsjobs.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.benchmarks.wire.FaultTable.Row;
import io.ttsjobs.job.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of a service, on three chunks, at both services. */
class FaultTableTest {

    /** What a job gets over: the speech is whole, or a wait is asked for that the specification grants. */
    private static final Set<String> HARMLESS =
            Set.of("a connection that stays open", "two answers on one connection", "status 429, 3 times");

    /** Audio that is called a picture is refused; JSON is read whatever it is called. */
    private static final String WRONG_TYPE = "a wrong content type";

    private static final List<Row> ROWS = new ArrayList<>();

    @BeforeAll
    static void runAll(@TempDir Path folder) {
        for (Service service : Service.values()) {
            new FaultTable(folder).run(service, ROWS::add);
        }
    }

    @Test
    void job_serviceFails_endsSoon() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.took()).as("%s", row).isLessThan(Duration.ofSeconds(20)));
    }

    @Test
    void job_serviceFails_completesOnlyWithWholeSpeech() {
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(row.status())
                        .as("%s", row)
                        .isEqualTo(isHarmless(row) ? JobStatus.COMPLETED : JobStatus.FAILED));
    }

    @Test
    void job_serviceFails_saysWhy() {
        assertThat(ROWS)
                .filteredOn(row -> row.status() == JobStatus.FAILED)
                .allSatisfy(
                        row -> assertThat(row.message()).startsWith("PROVIDER_").hasSizeGreaterThan(40));
    }

    @Test
    void job_serviceFails_leaksNoKey() {
        assertThat(ROWS).allSatisfy(row -> assertThat(row.leaks()).isEmpty());
    }

    @Test
    void job_serviceFails_paysNothingTwice() {
        assertThat(ROWS)
                .allSatisfy(row -> assertThat(row.paidTwice()).as("%s", row).isZero());
    }

    private static boolean isHarmless(Row row) {
        return HARMLESS.contains(row.fault())
                || (row.fault().equals(WRONG_TYPE) && row.service().equals(Service.ELEVENLABS.id));
    }
}
