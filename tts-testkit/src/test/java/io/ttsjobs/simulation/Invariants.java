package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.simulation.Event.Kind;
import io.ttsjobs.spi.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold in every world, whatever goes wrong in it. The rules are checked after the end, against the history.
 *
 * <ul>
 *   <li><b>I1</b> Every job ends; and once there is no more trouble, it completes.
 *   <li><b>I2</b> A job that says COMPLETED is: every character that is heard lies in a chunk that the provider answered,
 *       the file has the bytes of an undisturbed run, and it is as long as the job says.
 *   <li><b>I3</b> A recorded chunk is never paid for again, unless its audio was none.
 *   <li><b>I4</b> In one run a chunk is asked for once, and then as often as the policy allows.
 *   <li><b>I5</b> What is paid for is recorded; only the death of the process loses it, and then no more than could be in flight.
 *   <li><b>I6</b> A job goes from one status to another only as {@link JobStatus#canBecome} says, by one version at a time.
 *   <li><b>I7</b> After the end of a run nothing is written for the job and nobody is called, until somebody starts it again.
 *   <li><b>I8</b> Within a run progress does not fall back.
 *   <li><b>I9</b> A job's bill is what its answers cost; a death may leave out answers that were lost with it, but never a
 *       chunk that was recorded, even if it was dropped since.
 *   <li><b>I10</b> No call begins while the provider asks for patience: Retry-After, up to a minute, and 1 s, 2 s, 4 s.
 *   <li><b>I11</b> When a call begins, there are no more calls at once than are allowed then, which refusals make fewer.
 *   <li><b>I12</b> A job that is cancelled ends CANCELLED, unless its end was already decided.
 *   <li><b>I13</b> Nothing is left over: no temporary file, no audio but that of completed jobs, no chunk of those. What a dead
 *       process left is tidied up, and brought to account, by the job's next run or its cancel.
 *   <li><b>I14</b> Only for a job that is in progress the provider is called.
 *   <li><b>I15</b> A job fails for what the provider did, and for nothing else.
 *   <li><b>I16</b> No job is cancelled and no call interrupted, unless somebody cancelled that job or closed the manager; a job that
 *       waits for another's call is none of its business.
 *   <li><b>I17</b> With a cache, of identical calls at the same time one is made, and none whose answer is in the cache.
 * </ul>
 */
final class Invariants {

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(1);
    private static final int WAV_BYTES_PER_SECOND = 16_000;

    private final World world;
    private final List<Event> history;
    private final JobStore store;
    private final Calm calm;
    private final List<String> broken = new ArrayList<>();

    Invariants(World world, JobStore store, Calm calm) {
        this.world = world;
        this.history = world.history;
        this.store = store;
        this.calm = calm;
    }

    /** The rules that did not hold. */
    List<String> broken(boolean userIsContent) {
        require(userIsContent, "I1 every job ends", "in the end there are " + store.list());
        completedJobsAreComplete();
        recordedChunksAreNotPaidAgain();
        retriesAreCounted();
        answersAreRecorded();
        statusFollowsTheTable();
        endsAreFinal();
        progressOnlyGrows();
        billsAreRight();
        patienceIsKept();
        callsAtOnceAreLimited();
        cancelledJobsEndCancelled();
        nothingIsLeftOver();
        callsBelongToRunningJobs();
        failuresHaveACause();
        nobodyIsBrokenOffUnasked();
        identicalCallsAreMadeOnce();
        return List.copyOf(broken);
    }

    private void completedJobsAreComplete() {
        for (GenerationJob job : store.list()) {
            if (job.status() == JobStatus.COMPLETED) {
                everyCharacterIsSpoken(job);
                audioIsThatOfACalmRun(job);
            }
        }
    }

    private void everyCharacterIsSpoken(GenerationJob job) {
        StringBuilder rest = new StringBuilder(job.request().text());
        job.plan().forEach(span -> rest.replace(span.start(), span.end(), " ".repeat(span.end() - span.start())));
        require(
                rest.toString().isBlank(),
                "I2 completed is complete",
                job + " leaves out '" + rest.toString().strip() + "'");
        for (int index = 0; index < job.totalChunks(); index++) {
            Chunk chunk = world.chunk(job.id(), index);
            boolean answered = history.stream()
                    .anyMatch(event ->
                            event.is(Kind.ANSWERED, Kind.GIVEN) && event.chunk().equals(chunk));
            require(answered, "I2 completed is complete", chunk + " was never answered");
        }
    }

    private void audioIsThatOfACalmRun(GenerationJob job) {
        byte[] audio = read(job.audioFile().orElseThrow());
        boolean same = Arrays.equals(audio, calm.audio(job.request()));
        require(same, "I2 completed is complete", job + " does not sound like an undisturbed run");
        int samples = new String(audio, StandardCharsets.ISO_8859_1).indexOf("data") + "data....".length();
        long nanos = (audio.length - samples) * (1_000_000_000L / WAV_BYTES_PER_SECOND);
        Duration told = job.audioMetadata().orElseThrow().duration();
        require(
                told.equals(Duration.ofNanos(nanos)),
                "I2 completed is complete",
                job + " has a file of " + nanos + " ns, not " + told);
    }

    private void recordedChunksAreNotPaidAgain() {
        Set<Chunk> recorded = new HashSet<>();
        for (Event event : history) {
            switch (event.kind()) {
                case KEPT -> recorded.add(event.chunk());
                case DROPPED -> recorded.remove(event.chunk());
                case CALLED ->
                    require(!recorded.contains(event.chunk()), "I3 a recorded chunk is not paid again", event);
                default -> {}
            }
        }
    }

    private void retriesAreCounted() {
        Map<Chunk, Integer> calls = new HashMap<>();
        for (Event event : history) {
            if (event.is(Kind.BEGUN)) {
                calls.keySet().removeIf(chunk -> chunk.job() == event.job());
            } else if (event.is(Kind.CALLED)) {
                int tries = calls.merge(event.chunk(), 1, Integer::sum);
                require(tries <= world.settings.maxRetries() + 1, "I4 retries are counted", event);
            }
        }
    }

    private void answersAreRecorded() {
        Map<Chunk, Event> unrecorded = new HashMap<>();
        for (Event event : history) {
            switch (event.kind()) {
                case ANSWERED, ANSWERED_GARBAGE -> unrecorded.put(event.chunk(), event);
                case KEPT -> unrecorded.remove(event.chunk());
                case DIED -> {
                    unrecorded.values().stream()
                            .map(Event::job)
                            .distinct()
                            .forEach(job -> requireFewLost(
                                    job,
                                    unrecorded.values().stream()
                                            .filter(lost -> lost.job() == job)
                                            .toList()));
                    unrecorded.clear();
                }
                default -> {}
            }
        }
        require(unrecorded.isEmpty(), "I5 what is paid for is recorded", unrecorded.values());
    }

    private void requireFewLost(int job, List<Event> lost) {
        int most = world.settings.userCalls().orElse(Math.max(world.settings.declaredCalls(), mostTaught()));
        require(lost.size() <= most, "I5 what is paid for is recorded", "job " + job + " loses " + lost);
    }

    private int mostTaught() {
        return history.stream()
                .filter(event -> event.is(Kind.TAUGHT))
                .mapToInt(Event::number)
                .max()
                .orElse(0);
    }

    private void statusFollowsTheTable() {
        Map<Integer, GenerationJob> last = new HashMap<>();
        for (Event event : history) {
            if (event.changesJob()) {
                GenerationJob next = event.state();
                GenerationJob before = last.put(event.job(), next);
                if (before == null) {
                    require(
                            event.is(Kind.CREATED) && next.status() == JobStatus.PENDING,
                            "I6 status follows the table",
                            event);
                } else {
                    boolean allowed = before.status() == next.status()
                            ? next.status() == JobStatus.IN_PROGRESS
                            : before.status().canBecome(next.status());
                    require(
                            allowed && next.version() == before.version() + 1,
                            "I6 status follows the table",
                            event + " after " + before);
                }
            }
        }
    }

    private void endsAreFinal() {
        Set<Integer> over = new HashSet<>();
        for (Event event : history) {
            switch (event.kind()) {
                case STARTED -> over.remove(event.job());
                case BEGUN, STORED, KEPT, DROPPED, CALLED -> {
                    require(!over.contains(event.job()), "I7 an end is final", event);
                    if (endsRun(event)) {
                        over.add(event.job());
                    }
                }
                default -> {}
            }
        }
    }

    private void progressOnlyGrows() {
        Map<Integer, GenerationJob> last = new HashMap<>();
        for (Event event : history) {
            if (event.is(Kind.ORPHANED)) {
                last.remove(event.job());
            } else if (event.is(Kind.BEGUN, Kind.STORED)) {
                GenerationJob next = event.state();
                GenerationJob before = last.put(event.job(), next);
                boolean sameRun = before != null && next.status() != JobStatus.PENDING;
                require(
                        !sameRun
                                || (next.completedChunks() >= before.completedChunks()
                                        && next.audioDuration().compareTo(before.audioDuration()) >= 0),
                        "I8 progress only grows",
                        event);
            }
        }
    }

    private void billsAreRight() {
        boolean died = history.stream().anyMatch(event -> event.is(Kind.DIED));
        for (GenerationJob job : store.list()) {
            int number = world.job(job.id()).job();
            BigDecimal billed = job.billedCharacters().orElse(BigDecimal.ZERO);
            BigDecimal answered = BigDecimal.valueOf(answered(number));
            BigDecimal least = died ? recorded(number) : answered;
            require(
                    billed.compareTo(least) >= 0 && billed.compareTo(answered) <= 0,
                    "I9 bills are right",
                    job + " is billed " + billed + ", not " + least + " to " + answered);
        }
    }

    private long answered(int job) {
        return history.stream()
                .filter(event -> event.is(Kind.ANSWERED, Kind.ANSWERED_GARBAGE) && event.job() == job)
                .mapToLong(Event::number)
                .sum();
    }

    private BigDecimal recorded(int job) {
        return history.stream()
                .filter(event -> event.is(Kind.KEPT) && event.job() == job)
                .map(event -> (BigDecimal) event.fact())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A call that is not retried, as its job has failed or was cancelled, closes the gate by a rate limit only. */
    private void patienceIsKept() {
        Duration closedUntil = Duration.ZERO;
        Map<Chunk, Integer> retries = new HashMap<>();
        Set<Integer> ending = new HashSet<>();
        for (Event event : history) {
            if (event.is(Kind.BEGUN)) {
                retries.keySet().removeIf(chunk -> chunk.job() == event.job());
                ending.remove(event.job());
            } else if (event.is(Kind.BORN)) {
                closedUntil = Duration.ZERO;
            } else if (event.is(Kind.CALLED)) {
                require(
                        event.at().compareTo(closedUntil) >= 0,
                        "I10 patience is kept",
                        event + ", but not before " + closedUntil);
            } else if (event.is(Kind.CLOSED)) {
                ending.addAll(world.jobs.values());
            } else if (event.is(Kind.CANCELLED, Kind.ANSWERED_GARBAGE, Kind.REFUSED, Kind.DROPPED)) {
                ending.add(event.job());
            } else if (event.is(Kind.LIMITED, Kind.TOO_MANY, Kind.UNAVAILABLE)) {
                int before = retries.merge(event.chunk(), 1, Integer::sum) - 1;
                if (!isRetried(event, before)) {
                    ending.add(event.job());
                }
                if (!event.is(Kind.UNAVAILABLE) || !ending.contains(event.job())) {
                    Duration until = event.at().plus(pause(event, before));
                    closedUntil = until.compareTo(closedUntil) > 0 ? until : closedUntil;
                }
            }
        }
    }

    private boolean isRetried(Event failure, int retries) {
        return retries < world.settings.maxRetries()
                && asked(failure).compareTo(LONGEST_RETRY_AFTER) <= 0
                && (!failure.is(Kind.UNAVAILABLE) || world.settings.retryUnavailable());
    }

    /** How long nobody may call after a failed call. */
    private static Duration pause(Event failure, int retries) {
        Duration asked = asked(failure).compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked(failure);
        Duration backoff = Settings.backoff(retries);
        return asked.compareTo(backoff) > 0 ? asked : backoff;
    }

    private static Duration asked(Event failure) {
        return failure.is(Kind.UNAVAILABLE)
                ? Duration.ZERO
                : failure.retryAfter().orElse(Duration.ZERO);
    }

    private void callsAtOnceAreLimited() {
        AllowedCalls allowed = new AllowedCalls(world.settings);
        int calls = 0;
        for (Event event : history) {
            allowed.follow(event);
            if (event.is(Kind.BORN)) {
                calls = 0;
            } else if (event.is(Kind.CALLED)) {
                calls++;
                require(
                        calls <= allowed.now(),
                        "I11 calls at once are limited",
                        event + " is one of " + calls + ", not " + allowed.now());
            } else if (event.kind().endsCall()) {
                calls--;
            }
        }
    }

    private void cancelledJobsEndCancelled() {
        Map<Integer, Event> asked = new HashMap<>();
        Map<Integer, JobStatus> status = new HashMap<>();
        Set<Integer> harmed = new HashSet<>();
        Set<Integer> harmedSince = new HashSet<>();
        for (Event event : history) {
            if (event.changesJob()) {
                JobStatus next = event.state().status();
                status.put(event.job(), next);
                boolean cancelled = next.isTerminal() && asked.remove(event.job()) != null;
                boolean decided = next != JobStatus.FAILED || harmed.contains(event.job());
                require(!cancelled || decided, "I12 a cancelled job ends cancelled", event);
            } else if (event.is(Kind.CANCELLED)
                    && !status.getOrDefault(event.job(), JobStatus.PENDING).isTerminal()) {
                asked.putIfAbsent(event.job(), event);
            } else if (event.is(Kind.DIED)) {
                asked.clear();
            } else if (isHarm(event)) {
                harmedSince.add(event.job());
            }
            harmedSince.stream().filter(job -> !asked.containsKey(job)).forEach(harmed::add);
        }
        require(asked.isEmpty(), "I12 a cancelled job ends cancelled", asked.values());
    }

    private static boolean isHarm(Event event) {
        return event.is(
                Kind.LIMITED, Kind.TOO_MANY, Kind.UNAVAILABLE, Kind.REFUSED, Kind.ANSWERED_GARBAGE, Kind.GIVEN_GARBAGE);
    }

    private void nothingIsLeftOver() {
        Set<Integer> completed = new HashSet<>();
        for (Event event : history) {
            if (event.is(Kind.STORED) && event.state().status() == JobStatus.COMPLETED) {
                completed.add(event.job());
            } else if (event.is(Kind.DROPPED_ALL)) {
                completed.remove(event.job());
            } else if (event.is(Kind.DIED)) {
                completed.clear();
            }
        }
        require(completed.isEmpty(), "I13 nothing is left over", "chunks of jobs " + completed);
        Set<String> expected = new TreeSet<>();
        for (GenerationJob job : store.list()) {
            if (job.status() == JobStatus.COMPLETED) {
                expected.add(job.audioFile().orElseThrow().getFileName().toString());
                int chunks = store.chunks().orElseThrow().count(job.id());
                require(chunks == 0, "I13 nothing is left over", job + " keeps " + chunks + " chunks");
            }
        }
        Set<String> files = new TreeSet<>();
        SimulatedStorage.files(world.directory)
                .forEach(file -> files.add(file.getFileName().toString()));
        require(files.equals(expected), "I13 nothing is left over", files + ", not " + expected);
    }

    private void callsBelongToRunningJobs() {
        Map<Integer, JobStatus> status = new HashMap<>();
        for (Event event : history) {
            if (event.changesJob()) {
                status.put(event.job(), event.state().status());
            } else if (event.is(Kind.CALLED)) {
                require(status.get(event.job()) == JobStatus.IN_PROGRESS, "I14 calls belong to running jobs", event);
            }
        }
    }

    private void failuresHaveACause() {
        Set<Integer> harmed = new HashSet<>();
        for (Event event : history) {
            if (isHarm(event)) {
                harmed.add(event.job());
            } else if (event.is(Kind.STORED) && event.state().status() == JobStatus.FAILED) {
                boolean unexpected = event.state().errorCode().equals(Optional.of(ErrorCode.INTERNAL_ERROR));
                require(
                        harmed.contains(event.job()) && (!unexpected || raisedAForeignError(event.job())),
                        "I15 a failure has a cause",
                        event);
            }
        }
    }

    private boolean raisedAForeignError(int job) {
        return history.stream()
                .anyMatch(event -> event.is(Kind.REFUSED)
                        && event.job() == job
                        && event.fact().equals(SimulatedProvider.FOREIGN));
    }

    private void nobodyIsBrokenOffUnasked() {
        Set<Integer> asked = new HashSet<>();
        for (Event event : history) {
            if (event.is(Kind.CANCELLED)) {
                asked.add(event.job());
            } else if (event.is(Kind.CLOSED)) {
                asked.addAll(world.jobs.values());
            } else if (event.is(Kind.BORN)) {
                asked.clear();
            } else if (event.changesJob() && event.state().status() == JobStatus.PENDING) {
                asked.remove(event.job());
            } else if (event.is(Kind.INTERRUPTED)
                    || (event.changesJob() && event.state().status() == JobStatus.CANCELLED)) {
                require(asked.contains(event.job()), "I16 nobody is broken off unasked", event);
            }
        }
    }

    private void identicalCallsAreMadeOnce() {
        Map<Chunk, String> inFlight = new HashMap<>();
        Set<String> cached = new HashSet<>();
        for (Event event : world.settings.cache() ? history : List.<Event>of()) {
            if (event.is(Kind.CACHED)) {
                cached.add(event.key());
            } else if (event.is(Kind.UNCACHED)) {
                cached.remove(event.key());
            } else if (event.is(Kind.CALLED)) {
                boolean first = !cached.contains(event.key()) && !inFlight.containsValue(event.key());
                require(first, "I17 identical calls are made once", event);
                inFlight.put(event.chunk(), event.key());
            } else if (event.kind().endsCall()) {
                inFlight.remove(event.chunk());
            }
        }
    }

    private static boolean endsRun(Event event) {
        return event.is(Kind.STORED) && event.state().status().isTerminal();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean holds, String rule, Object found) {
        if (!holds) {
            broken.add(rule + ": " + found);
        }
    }
}
