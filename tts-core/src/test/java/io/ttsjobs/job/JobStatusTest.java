package io.ttsjobs.job;

import static io.ttsjobs.job.JobStatus.CANCELLED;
import static io.ttsjobs.job.JobStatus.COMPLETED;
import static io.ttsjobs.job.JobStatus.FAILED;
import static io.ttsjobs.job.JobStatus.IN_PROGRESS;
import static io.ttsjobs.job.JobStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobStatusTest {

    private static final Map<JobStatus, Set<JobStatus>> ALLOWED = Map.of(
            PENDING, Set.of(IN_PROGRESS, FAILED, CANCELLED),
            IN_PROGRESS, Set.of(COMPLETED, FAILED, CANCELLED, PENDING),
            COMPLETED, Set.of(),
            FAILED, Set.of(PENDING),
            CANCELLED, Set.of(PENDING));

    static Stream<Arguments> pairs() {
        return Arrays.stream(JobStatus.values())
                .flatMap(from -> Arrays.stream(JobStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void canBecome_everyPair_isAsSpecifiedOrARetry(JobStatus from, JobStatus to) {
        assertThat(from.canBecome(to))
                .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
    }

    @Test
    void isTerminal_ofEach_isTrueForTheThreeEnds() {
        assertThat(JobStatus.values()).filteredOn(JobStatus::isTerminal).containsExactly(COMPLETED, FAILED, CANCELLED);
    }
}
