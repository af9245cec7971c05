package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreeTtsParallelTest {

    private static final SynthesisRequest REQUEST = SynthesisRequest.builder(
                    "Call me Ishmael. On 21st May 1851 it cost $5.20, λόγος!", "kevin16")
            .build();

    @Test
    void synthesize_sixteenCallsOnFourFreshVoices_giveIdenticalAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (FreeTtsProvider provider = new FreeTtsProvider(4)) {
            List<Callable<SynthesisResult>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> provider.synthesize(REQUEST));
            }

            List<SynthesisResult> results = new ArrayList<>();
            for (Future<SynthesisResult> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }

            assertThat(results).allSatisfy(result -> assertThat(Speech.bytes(result)).isEqualTo(Speech.bytes(results.get(0))));
            assertThat(results)
                    .extracting(SynthesisResult::words)
                    .containsOnly(results.get(0).words());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void close_afterParallelCalls_leavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        try (FreeTtsProvider provider = new FreeTtsProvider(1)) {
            provider.synthesize(REQUEST);
        }

        assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
    }

    @Test
    void synthesize_interruptedWhileSpeaking_endsWithInterruptedException() throws Exception {
        try (FreeTtsProvider provider = new FreeTtsProvider(1)) {
            provider.synthesize(REQUEST);
            SynthesisRequest slow = SynthesisRequest.builder("Oh! ".repeat(500), "kevin16")
                    .speed(0.25)
                    .build();
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<SynthesisResult> call = thread.submit(() -> provider.synthesize(slow));

            thread.shutdownNow();

            assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(call)
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(Exception.class)
                    .withRootCauseInstanceOf(InterruptedException.class);
        }
    }
}
