package io.ttsjobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Fault;
import io.ttsjobs.testkit.MockTtsProvider.Timings;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import io.ttsjobs.timing.TimingData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be heard of a job before it has completed. Chunks are answered one by one, as the test lets them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JobGrowingAudioTest {

    private static final int CHUNKS = 5;

    /** Words, a sentence that two chunk borders cut, and a chunk without a letter. */
    private static final String CUT =
            "One two three four five six. Seven eight nine ten. ---------------- Eleven twelve, then.";

    private final Semaphore answers = new Semaphore(0);
    private final CountDownLatch firstIsIn = new CountDownLatch(1);

    @TempDir
    Path directory;

    @Test
    void getPartialAudio_firstChunkInWhileTheSecondHangs_isTheAudioOfAJobOverTheFirstAlone() throws Exception {
        byte[] alone = audioOf(Workshop.TEXT.substring(0, 14), AudioFormat.WAV);
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            PartialAudio partial = partial(workshop, handle);
            assertThat(bytes(partial)).isEqualTo(alone);
        }
    }

    @Test
    void getPartialAudio_firstChunkIn_tellsItsLengthAndWords() throws InterruptedException {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            PartialAudio partial = partial(workshop, handle);
            assertThat(List.of(
                            partial.completedChunks(),
                            partial.duration(),
                            partial.timing().words().size()))
                    .containsExactly(1, Duration.ofMillis(14 * 60), 3);
        }
    }

    @Test
    void getPartialAudio_onlyALaterChunkIn_isEmpty() throws InterruptedException {
        Semaphore first = new Semaphore(0);
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .fail(
                        request -> {
                            if (request.text().startsWith("Alpha")) {
                                first.acquireUninterruptibly();
                            }
                            return false;
                        },
                        IllegalStateException::new);
        try (Workshop workshop = Workshop.of(
                directory, provider, settings -> settings.concurrency(2).addListener(this::awaited))) {
            JobHandle handle = workshop.manager.submit(Workshop.request().build());
            firstIsIn.await();
            Optional<PartialAudio> partial = workshop.manager.getPartialAudio(handle.id());
            first.release();
            assertThat(partial).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "mp3"})
    void getPartialAudio_afterEachChunk_growsToTheFinishedFile(String extension) throws Exception {
        List<byte[]> grown = new ArrayList<>();
        Path file;
        try (Workshop workshop = recording(partial -> grown.add(bytes(partial)))) {
            file = workshop.run(request(format(extension))).audioFile().orElseThrow();
        }
        assertThat(grown).hasSize(CHUNKS).last().isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void open_thenTheJobCompletes_readsOn() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            PartialAudio partial = partial(workshop, handle);
            byte[] before = bytes(partial);
            try (InputStream opened = partial.open()) {
                answers.release(CHUNKS);
                handle.await();
                assertThat(opened.readAllBytes()).isEqualTo(before);
            }
        }
    }

    @Test
    void open_onceTheJobHasCompleted_isWhatItWas() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.MP3);
            PartialAudio partial = partial(workshop, handle);
            byte[] before = bytes(partial);
            answers.release(CHUNKS);
            handle.await();
            assertThat(bytes(partial)).isEqualTo(before);
        }
    }

    @Test
    void open_onceTheJobIsCancelled_saysThatTheFileIsGone() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            PartialAudio partial = partial(workshop, handle);
            handle.cancel();
            handle.await();
            assertThatThrownBy(partial::open).isInstanceOf(IOException.class);
        }
    }

    @Test
    void open_thenTheJobIsCancelled_readsOn() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            PartialAudio partial = partial(workshop, handle);
            try (InputStream opened = partial.open()) {
                handle.cancel();
                handle.await();
                assertThat(opened.readAllBytes()).hasSize((int) partial.sizeBytes());
            }
        }
    }

    @Test
    void getPartialAudio_completed_isTheWhole() throws Exception {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run();
            PartialAudio whole = workshop.manager.getPartialAudio(job.id()).orElseThrow();
            assertThat(bytes(whole))
                    .isEqualTo(Files.readAllBytes(job.audioFile().orElseThrow()));
        }
    }

    @Test
    void getPartialAudio_pending_isEmpty() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            assertThat(workshop.manager.getPartialAudio(job.id())).isEmpty();
        }
    }

    @Test
    void getPartialAudio_failed_isEmpty() {
        try (Workshop workshop = Workshop.of(directory, failingAtCarol())) {
            assertThat(workshop.manager.getPartialAudio(workshop.run().id())).isEmpty();
        }
    }

    @Test
    void getPartialAudio_unknownId_isJobNotFound() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            assertThatThrownBy(() -> workshop.manager.getPartialAudio("nobody"))
                    .isInstanceOf(JobNotFoundException.class);
        }
    }

    /** Each bit of the pattern is a chunk without timings; the first one always has them. */
    @ParameterizedTest
    @MethodSource("patterns")
    void timing_afterEachChunk_isTheStartOfTheFinalTimeline(int pattern, Timings timings, AudioFormat format) {
        List<TimingData> partial = new ArrayList<>();
        List<String> chunks = new ArrayList<>();
        MockTtsProviderBuilder provider = MockTtsProvider.builder()
                .timings(timings)
                .misbehave(request -> (pattern & 1 << chunks.indexOf(request.text())) != 0, Fault.NO_TIMINGS);
        try (Workshop workshop = recording(provider, now -> partial.add(now.timing()))) {
            GenerationJob job =
                    workshop.manager.createJob(GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, CUT)
                            .format(format)
                            .build());
            job.plan().forEach(span -> chunks.add(span.of(CUT)));
            workshop.manager.processJob(job.id());
            TimingData whole = workshop.manager.getAudioMetadata(job.id()).timing();
            assertThat(partial).hasSize(chunks.size()).last().isEqualTo(whole);
            assertThat(partial).allSatisfy(now -> {
                assertStarts(whole.words(), now.words());
                assertStarts(whole.sentences(), now.sentences());
                assertStarts(whole.estimatedSpans(), now.estimatedSpans());
            });
        }
    }

    static Stream<Arguments> patterns() {
        Stream<Arguments> timed = IntStream.range(0, 1 << 5)
                .map(pattern -> pattern << 1)
                .boxed()
                .flatMap(pattern -> Stream.of(Timings.WORDS, Timings.SENTENCES)
                        .flatMap(timings -> Stream.of(AudioFormat.WAV, AudioFormat.MP3)
                                .map(format -> Arguments.of(pattern, timings, format))));
        return Stream.concat(timed, Stream.of(Arguments.of(0, Timings.NONE, AudioFormat.WAV)));
    }

    @ParameterizedTest
    @EnumSource(names = {"WORDS", "NONE"})
    void timing_sentenceThatGoesOn_isLeftOut(Timings timings) {
        List<PartialAudio> partial = new ArrayList<>();
        try (Workshop workshop = recording(MockTtsProvider.builder().timings(timings), partial::add)) {
            workshop.run(GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, CUT)
                    .build());
        }
        assertThat(partial.get(0).timing().sentences()).isEmpty();
    }

    @Test
    void followAudio_fromBeforeTheFirstChunk_readsUntilTheJobIsOver() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.WAV));
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                answers.release(CHUNKS);
                byte[] all = followed.readAllBytes();
                byte[] file = Files.readAllBytes(handle.await().audioFile().orElseThrow());
                assertThat(samples(all)).isEqualTo(samples(file));
            }
        }
    }

    @Test
    void followAudio_firstChunkInWhileTheSecondHangs_givesTheFirst() throws Exception {
        byte[] alone = audioOf(Workshop.TEXT.substring(0, 14), AudioFormat.WAV);
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                assertThat(samples(followed.readNBytes(alone.length))).isEqualTo(samples(alone));
            }
        }
    }

    @Test
    void followAudio_byteByByte_isTheSame() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.MP3));
            answers.release(CHUNKS);
            try (InputStream one = workshop.manager.followAudio(handle.id());
                    InputStream many = workshop.manager.followAudio(handle.id())) {
                byte[] all = many.readAllBytes();
                int same = 0;
                for (int b = one.read(); b >= 0 && same < all.length && (byte) b == all[same]; b = one.read()) {
                    same++;
                }
                assertThat(same).isEqualTo(all.length);
            }
        }
    }

    @Test
    void followAudio_jobFails_failsWithItsMessage() throws Exception {
        try (Workshop workshop = workshop(failingAtCarol())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.WAV));
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                answers.release(CHUNKS);
                assertThatThrownBy(followed::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("job " + handle.id() + " is FAILED: ");
            }
        }
    }

    @Test
    void followAudio_jobIsCancelled_fails() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = submitAndAwaitFirst(workshop, AudioFormat.WAV);
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                handle.cancel();
                assertThatThrownBy(followed::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("job " + handle.id() + " is CANCELLED");
            }
        }
    }

    @Test
    void followAudio_closedByAnotherThread_endsTheWait() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.WAV));
            InputStream followed = workshop.manager.followAudio(handle.id());
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread reader = reading(followed, failure);
            awaitState(reader, Thread.State.WAITING);
            followed.close();
            assertThat(failure.get()).isInstanceOf(IOException.class).hasMessage("the stream is closed");
        }
    }

    @Test
    void followAudio_interruptedWhileItWaits_failsAndKeepsTheInterrupt() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.WAV));
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(followed::read).isInstanceOf(InterruptedIOException.class);
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    @Test
    void followAudio_completed_isTheFile() throws IOException {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.run();
            try (InputStream followed = workshop.manager.followAudio(job.id())) {
                assertThat(followed.readAllBytes())
                        .isEqualTo(Files.readAllBytes(job.audioFile().orElseThrow()));
            }
        }
    }

    @Test
    void followAudio_failed_isRefused() {
        try (Workshop workshop = Workshop.of(directory, failingAtCarol())) {
            GenerationJob job = workshop.run();
            assertThatThrownBy(() -> workshop.manager.followAudio(job.id()))
                    .isInstanceOf(JobNotCompletedException.class);
        }
    }

    @Test
    void followAudio_pendingAndRunByNobody_isRefused() {
        try (Workshop workshop = Workshop.of(directory, MockTtsProvider.builder())) {
            GenerationJob job = workshop.manager.createJob(Workshop.request().build());
            assertThatThrownBy(() -> workshop.manager.followAudio(job.id()))
                    .isInstanceOf(JobNotCompletedException.class);
        }
    }

    @Test
    void followAudio_readToTheEnd_leavesNoFileButTheAudio() throws Exception {
        try (Workshop workshop = workshop(MockTtsProvider.builder())) {
            JobHandle handle = workshop.manager.submit(request(AudioFormat.WAV));
            answers.release(CHUNKS);
            try (InputStream followed = workshop.manager.followAudio(handle.id())) {
                followed.readAllBytes();
            }
            assertThat(workshop.files()).containsExactly(handle.id() + ".wav");
        }
    }

    /** One call at a time, which waits for a permit; the first permit is there when the first call is in. */
    private Workshop workshop(MockTtsProviderBuilder provider) {
        return Workshop.of(
                directory,
                provider.latency(Duration.ofSeconds(1), latency -> answers.acquire()),
                settings -> settings.closeGrace(Duration.ZERO).addListener(this::awaited));
    }

    private void awaited(GenerationJob job) {
        if (job.completedChunks() > 0) {
            firstIsIn.countDown();
        }
    }

    private JobHandle submitAndAwaitFirst(Workshop workshop, AudioFormat format) throws InterruptedException {
        JobHandle handle = workshop.manager.submit(request(format));
        answers.release();
        firstIsIn.await();
        return handle;
    }

    private Workshop recording(Recorder recorder) {
        return recording(MockTtsProvider.builder(), recorder);
    }

    /** Looks at what there is each time that a chunk is in, on the thread of the job. */
    private Workshop recording(MockTtsProviderBuilder provider, Recorder recorder) {
        List<JobManager> manager = new ArrayList<>();
        JobListener listener = job -> {
            if (job.status() == JobStatus.IN_PROGRESS && job.completedChunks() > 0) {
                recorder.record(manager.get(0).getPartialAudio(job.id()).orElseThrow());
            }
        };
        Workshop workshop = Workshop.of(directory, provider, settings -> settings.addListener(listener));
        manager.add(workshop.manager);
        return workshop;
    }

    private static PartialAudio partial(Workshop workshop, JobHandle handle) {
        return workshop.manager.getPartialAudio(handle.id()).orElseThrow();
    }

    private static MockTtsProviderBuilder failingAtCarol() {
        return MockTtsProvider.builder()
                .fail(request -> request.text().startsWith("Carol"), () -> new ProviderApiException("out of order"));
    }

    private static GenerationRequest request(AudioFormat format) {
        return Workshop.request().format(format).build();
    }

    private static AudioFormat format(String extension) {
        return extension.equals("mp3") ? AudioFormat.MP3 : AudioFormat.WAV;
    }

    private byte[] audioOf(String text, AudioFormat format) throws IOException {
        try (Workshop workshop = Workshop.of(directory.resolve("alone"), MockTtsProvider.builder())) {
            GenerationRequest request = GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, text)
                    .format(format)
                    .build();
            return Files.readAllBytes(workshop.run(request).audioFile().orElseThrow());
        }
    }

    private static byte[] bytes(PartialAudio partial) {
        try (InputStream in = partial.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands behind the header, which is as long whatever sizes it states. */
    private static byte[] samples(byte[] wav) {
        return Arrays.copyOfRange(wav, 104, wav.length);
    }

    private static Thread reading(InputStream stream, CompletableFuture<Throwable> failure) {
        Thread reader = new Thread(() -> {
            try {
                failure.completeExceptionally(new AssertionError("read " + stream.read()));
            } catch (IOException e) {
                failure.complete(e);
            }
        });
        reader.start();
        return reader;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }

    private static <T> void assertStarts(List<T> whole, List<T> start) {
        assertThat(whole.subList(0, Math.min(start.size(), whole.size()))).isEqualTo(start);
    }

    private interface Recorder {
        void record(PartialAudio partial);
    }
}
