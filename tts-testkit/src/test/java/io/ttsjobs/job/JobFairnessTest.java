package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs share the calls of a provider in order of coming, so that a book holds up nobody. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobFairnessTest {

    private static final int CALLS_AT_ONCE = 4;
    private static final int NOTE_CHUNKS = 2;
    private static final String BOOK = "Book goes on. ".repeat(200).strip();
    private static final String NOTE = "Note is short. Note is over.";

    private final Semaphore answers = new Semaphore(0, true);
    private final List<Thread> callers = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    @Test
    void submit_shortJobWhileABookRuns_isCalledForWithinTwoWindowsOfTheBook() throws InterruptedException {
        MockTtsProviderBuilder provider =
                MockTtsProvider.builder().latency(Duration.ofSeconds(1), latency -> answers.acquire());
        try (Workshop workshop = Workshop.of(directory, provider, this::settings)) {
            JobHandle book = submit(workshop, BOOK);
            awaitCallers(CALLS_AT_ONCE);
            JobHandle note = submit(workshop, NOTE);
            awaitCallers(CALLS_AT_ONCE + NOTE_CHUNKS);
            while (!note.completion().isDone()) {
                answerOne(workshop);
            }
            answers.release(BOOK.length());
            book.await();
            assertThat(callsOfTheBookBeforeTheNotesLast(workshop)).isLessThanOrEqualTo(2L * CALLS_AT_ONCE);
        }
    }

    private JobManagerBuilder settings(JobManagerBuilder settings) {
        return settings.concurrency(CALLS_AT_ONCE).executor(call -> {
            Thread caller = new Thread(call);
            callers.add(caller);
            caller.start();
        });
    }

    /** Waits until so many calls have begun and each waits, for its answer or at the gate. */
    private void awaitCallers(int count) {
        while (callers.size() < count
                || callers.stream().anyMatch(caller -> caller.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** Lets one call finish, and waits until the next one is where it will be. */
    private void answerOne(Workshop workshop) {
        int before = workshop.provider.answers();
        answers.release();
        while (workshop.provider.answers() == before) {
            Thread.onSpinWait();
        }
        awaitRest();
    }

    /** Until every caller waits again or is through, and so the next call is where it will be. */
    private void awaitRest() {
        while (callers.stream().anyMatch(JobFairnessTest::isBusy)) {
            Thread.onSpinWait();
        }
    }

    private static boolean isBusy(Thread caller) {
        return caller.getState() != Thread.State.WAITING && caller.getState() != Thread.State.TERMINATED;
    }

    private static JobHandle submit(Workshop workshop, String text) {
        return workshop.manager.submit(GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, text)
                .build());
    }

    /** Counted in the order in which calls began, so that what comes after the note's last call does not matter. */
    private static long callsOfTheBookBeforeTheNotesLast(Workshop workshop) {
        List<String> texts = workshop.provider.requests().stream()
                .map(SynthesisRequest::text)
                .toList();
        int last = texts.lastIndexOf("Note is over.");
        return texts.subList(0, last).stream()
                .filter(text -> text.startsWith("Book"))
                .count();
    }
}
