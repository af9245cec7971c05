package io.ttsjobs.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.provider.ProviderRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is estimated of the length of speech, and what is believed of it, held against a real voice. */
class FreeTtsPaceTest {

    private static final Path PAGE = Path.of("..", "..", "examples", "loomings.txt");

    @TempDir
    Path directory = Path.of("");

    @Test
    void plan_pageOfProse_estimatesItsDurationWithinATenth() throws IOException {
        GenerationRequest request = request(Files.readString(PAGE), 1.0);
        try (ProviderRegistry providers = ProviderRegistry.discover();
                JobManager jobs = jobs(providers)) {
            Duration estimated = jobs.plan(request).estimatedDuration();
            Duration real = jobs.processJob(jobs.createJob(request).id()).audioDuration();
            assertThat((double) estimated.toMillis() / real.toMillis()).isBetween(0.9, 1.1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.25", "4.0"})
    void processJob_pageOfProseAtTheEndsOfTheSpeed_isPlausible(double speed) throws IOException {
        assertThat(run(Files.readString(PAGE), speed).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi.",
                "1",
                "WWW",
                "MCMXCIX",
                "$1,000,000",
                "3.14159265358979",
                "A. B. C. D. E. F. G.",
                "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nk\n\nl\n\nm\n\nn\n\no",
                "123456789012345678901234567890123456789012345678901234567890"
            })
    void processJob_textOfAnUnusualPace_isPlausible(String text) {
        for (double speed : new double[] {0.25, 1.0, 4.0}) {
            assertThat(run(text, speed).status()).as("at speed %s", speed).isEqualTo(JobStatus.COMPLETED);
        }
    }

    /** The voice knows English, and is silent for 200 ms at a word of another script. */
    @Test
    void processJob_pageThatTheVoiceCannotPronounce_fails() {
        GenerationJob job = run("黄梅时节家家雨，青草池塘处处蛙。有约不来过夜半，闲敲棋子落灯花。".repeat(5), 1.0);
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.errorMessage().orElseThrow()).contains("too short for its text");
    }

    private GenerationJob run(String text, double speed) {
        try (ProviderRegistry providers = ProviderRegistry.discover();
                JobManager jobs = jobs(providers)) {
            return jobs.processJob(jobs.createJob(request(text, speed)).id());
        }
    }

    private JobManager jobs(ProviderRegistry providers) {
        return JobManager.builder(providers)
                .audioStorage(AudioStorage.directory(directory))
                .build();
    }

    private static GenerationRequest request(String text, double speed) {
        return GenerationRequest.builder("freetts", "kevin16", text)
                .speed(speed)
                .build();
    }
}
