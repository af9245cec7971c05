package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobLifecycleTest {

    @TempDir
    Path directory;

    @Test
    void createJob_always_startsNothing() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.manager.createJob(Workshop.request().build());
            assertThat(workshop.provider.requests()).isEmpty();
        }
    }

    @Test
    void createJob_always_storesThePlanPending() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob created =
                    workshop.manager.createJob(Workshop.request().build());
            assertThat(workshop.manager.getJob(created.id()))
                    .extracting(GenerationJob::status, GenerationJob::totalChunks, GenerationJob::createdAt)
                    .containsExactly(JobStatus.PENDING, 5, workshop.clock.instant());
        }
    }

    @Test
    void processJob_fullLifecycle_passesThroughTheSpecifiedStates() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.changes)
                    .extracting(GenerationJob::status)
                    .startsWith(JobStatus.PENDING, JobStatus.IN_PROGRESS)
                    .endsWith(JobStatus.IN_PROGRESS, JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_eachChunk_isProgress() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.changes)
                    .filteredOn(job -> job.status() == JobStatus.IN_PROGRESS)
                    .extracting(GenerationJob::progress)
                    .containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        }
    }

    @Test
    void processJob_progress_tellsTheAudioMade() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.changes)
                    .filteredOn(job -> job.completedChunks() == 2)
                    .first()
                    .extracting(GenerationJob::audioDuration)
                    .isEqualTo(Duration.ofMillis(14 * 60 + 100 + 14 * 60));
        }
    }

    @Test
    void processJob_completed_hasItsFileUnderItsId() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run();
            assertThat(workshop.manager.getAudioFile(job.id()))
                    .isEqualTo(directory.resolve(job.id() + ".wav"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void processJob_completed_leavesNoOtherFile() throws IOException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run();
            assertThat(workshop.files()).containsExactly(job.id() + ".wav");
        }
    }

    @Test
    void getAudioMetadata_completed_tellsSizeAndLength() throws IOException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            AudioMetadata metadata =
                    workshop.manager.getAudioMetadata(workshop.run().id());
            long size = Files.size(workshop.manager.getAudioFile(metadata.jobId()));
            assertThat(metadata)
                    .extracting(AudioMetadata::sizeBytes, AudioMetadata::duration)
                    .containsExactly(size, Duration.ofMillis((4 * 14 + 13) * 60 + 4 * 100));
        }
    }

    @Test
    void processJob_again_returnsTheEndAndPaysNothing() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run();
            workshop.manager.processJob(job.id());
            assertThat(workshop.provider.answers()).isEqualTo(5);
        }
    }

    @Test
    void processJob_unknownId_isJobNotFound() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThatThrownBy(() -> workshop.manager.processJob("nobody")).isInstanceOf(JobNotFoundException.class);
        }
    }

    @Test
    void getAudioFile_pending_isNotCompleted() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            assertThatThrownBy(() -> workshop.manager.getAudioFile(job.id()))
                    .isInstanceOf(JobNotCompletedException.class)
                    .hasMessage("job " + job.id() + " is PENDING, not COMPLETED");
        }
    }

    @Test
    void getAudioMetadata_unknownId_isJobNotFound() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThatThrownBy(() -> workshop.manager.getAudioMetadata("nobody"))
                    .isInstanceOf(JobNotFoundException.class);
        }
    }

    @Test
    void submit_handle_awaitsTheEnd() throws InterruptedException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(Workshop.request().build());
            assertThat(handle.await().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void submit_completion_isTheStoredJob() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(Workshop.request().build());
            assertThat(handle.completion().join()).isSameAs(handle.job());
        }
    }

    @Test
    void processJob_severalCallsAtOnce_givesTheSameBytes() throws IOException {
        byte[] oneByOne;
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            oneByOne = Files.readAllBytes(workshop.run().audioFile().orElseThrow());
        }
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.concurrency(4))) {
            assertThat(workshop.run().audioFile().orElseThrow()).hasBinaryContent(oneByOne);
        }
    }

    @Test
    void processJob_executorThatRunsInPlace_completes() {
        try (Workshop workshop = Workshop.of(
                directory,
                MockTtsProvider.builder(),
                b -> b.executor(Runnable::run).concurrency(3))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }

    @Test
    void processJob_neighbours_areGivenToTheProvider() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            workshop.run();
            assertThat(workshop.provider.requests().get(1))
                    .extracting(SynthesisRequest::previousText, SynthesisRequest::nextText)
                    .containsExactly(java.util.Optional.of("Alpha is here."), java.util.Optional.of("Carol is here."));
        }
    }

    @Test
    void jobChanged_listenerThatThrows_doesNotHarmTheJob() {
        JobListener broken = job -> {
            throw new IllegalStateException("broken");
        };
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder(), b -> b.addListener(broken))) {
            assertThat(workshop.run().status()).isEqualTo(JobStatus.COMPLETED);
        }
    }
}
