package io.ttsjobs.simulation;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.simulation.Event.Kind;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.timing.TimingNormalizer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Wants some jobs done, life after life: starts them, interferes at random moments, and goes on with what is left. The last
 * life is without trouble.
 */
final class User implements Runnable {

    private static final int TROUBLED_LIVES = 3;
    private static final int ATTEMPTS = 2;
    private static final int LAST_ATTEMPTS = 12;
    private static final int LONGEST_WAIT = 60;
    private static final long GLANCE = Duration.ofNanos(20_000).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Shared, because they read what they know of languages, and know nothing of a world. */
    private static final TextChunker CHUNKER = TextChunker.create();

    private static final TimingNormalizer NORMALIZER = TimingNormalizer.create(SentenceSplitter.create());

    private final World world;
    private final Disk disk;
    private final List<GenerationRequest> requests;
    private final boolean acceptsCancelled;

    /** Jobs that a thread is about to process, and waits for them if somebody else does; the scheduler would not know. */
    private final Set<String> entering = new HashSet<>();

    /** Jobs that are cancelled just now; a thread that processes one would wait for that, and the scheduler would not know. */
    private final Set<String> cancelling = new HashSet<>();

    User(World world, Disk disk) {
        this.world = world;
        this.disk = disk;
        this.requests = IntStream.range(0, world.settings.stories().size())
                .mapToObj(job -> world.settings.stories().get(job).request(job))
                .toList();
        this.acceptsCancelled = world.random.nextBoolean();
    }

    @Override
    public void run() {
        boolean content = false;
        for (int number = 0; number <= TROUBLED_LIVES && !content; number++) {
            boolean last = number == TROUBLED_LIVES;
            world.trouble = last ? 0 : world.trouble;
            int lastWrite = last || world.onceIn(3) ? Integer.MAX_VALUE : 1 + world.random.nextInt(40);
            Life life = new Life(number, world, lastWrite);
            world.note(life, Kind.BORN, World.NOTHING, "");
            try (JobStore opened = disk.open()) {
                content = live(life, opened, last ? LAST_ATTEMPTS : ATTEMPTS, last);
            }
        }
    }

    private boolean live(Life life, JobStore opened, int attempts, boolean last) {
        noteOrphans(life, opened);
        entering.clear();
        JobManager manager = manager(life, new SimulatedStore(world, life, opened));
        boolean open = true;
        try {
            for (int attempt = 0; attempt < attempts && open && !isContent(opened); attempt++) {
                startAll(life, manager, opened);
                open = last || interfere(life, manager, opened);
                world.scheduler.await(world.scheduler::isAlone);
                life.requireAlive();
            }
        } catch (ProcessDied died) {
            world.scheduler.await(world.scheduler::isAlone);
            world.scheduler.errors().clear(); // who is dead says nothing
        }
        manager.close();
        return isContent(opened);
    }

    /** In the order of the jobs: jobs of the same age are listed by id, which is another one each time. */
    private void noteOrphans(Life life, JobStore opened) {
        for (int number = 0; number < requests.size(); number++) {
            Optional<GenerationJob> job = find(opened, number);
            Optional<Event> before = world.lastState(number);
            if (job.isPresent()
                    && before.isPresent()
                    && before.get().state().version() != job.get().version()) {
                world.note(life, Kind.ORPHANED, world.job(job.get().id()), job.get());
            }
        }
    }

    private JobManager manager(Life life, JobStore store) {
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add(SimulatedProvider.NAME, new SimulatedProvider(world, life))
                .build();
        SimulatedClock clock = new SimulatedClock(world, life);
        JobManagerBuilder builder = JobManager.builder(registry)
                .store(store)
                .chunker(CHUNKER)
                .timingNormalizer(NORMALIZER)
                .audioStorage(new SimulatedStorage(world, life))
                .clock(clock)
                .sleeper(clock)
                .executor(this::startCall)
                .retryPolicy(world.settings.retryPolicy())
                .adaptiveConcurrency(world.settings.adaptive() != world.has(Defect.OTHER_RULE_OF_WIDTH))
                .closeGrace(world.settings.patientClose() ? PATIENCE : Duration.ZERO);
        int tooMany = world.has(Defect.ONE_CALL_TOO_MANY) ? 1 : 0;
        world.settings.userCalls().ifPresent(calls -> builder.concurrency(calls + tooMany));
        if (world.settings.cache()) {
            builder.chunkCache(new SimulatedCache(world, life));
        }
        return builder.build();
    }

    private void startCall(Runnable call) {
        int job = SimulatedThread.current().job();
        if (!world.has(Defect.EXECUTOR_LOSES_A_CALL) || !world.onceIn(8)) {
            world.scheduler.spawn(() -> {
                SimulatedThread.current().workFor(job);
                call.run();
            });
        }
    }

    private void startAll(Life life, JobManager manager, JobStore opened) {
        for (int job = 0; job < requests.size(); job++) {
            Optional<GenerationJob> known = find(opened, job);
            if (known.isEmpty()) {
                manager.submit(requests.get(job));
            } else if (!isSettled(known.get())) {
                start(life, manager, known.get());
            }
        }
    }

    private void start(Life life, JobManager manager, GenerationJob job) {
        world.note(life, Kind.STARTED, world.job(job.id()), "");
        if (job.status() == JobStatus.PENDING && world.random.nextBoolean()) {
            entering.add(job.id());
            world.scheduler.spawn(() -> process(manager, job.id()));
        } else {
            manager.retryJob(job.id());
        }
    }

    /** As another thread of the user's, which may come when the manager is closed already. */
    private void process(JobManager manager, String jobId) {
        world.scheduler.await(() -> !cancelling.contains(jobId));
        if (entering.remove(jobId)) {
            manager.processJob(jobId);
        }
    }

    /** False if the manager is closed then. */
    private boolean interfere(Life life, JobManager manager, JobStore opened) {
        for (int times = world.random.nextInt(4); times > 0 && !world.scheduler.isAlone(); times--) {
            int moment = world.scheduler.steps() + world.random.nextInt(LONGEST_WAIT);
            world.scheduler.await(() -> world.scheduler.steps() >= moment || world.scheduler.isAlone());
            life.requireAlive();
            switch (world.random.nextInt(8)) {
                case 0, 1, 2 -> cancel(life, manager, opened);
                case 3, 4, 5 -> retry(life, manager, opened);
                case 6 -> life.die();
                default -> {
                    close(life, manager);
                    return false;
                }
            }
            life.requireAlive();
        }
        return true;
    }

    private void cancel(Life life, JobManager manager, JobStore opened) {
        Optional<GenerationJob> job = find(opened, world.random.nextInt(requests.size()));
        if (job.isPresent()) {
            world.note(
                    life,
                    Kind.CANCELLED,
                    world.job(job.get().id()),
                    "while " + job.get().status());
            cancelling.add(job.get().id());
            try {
                manager.cancel(job.get().id());
            } finally {
                cancelling.remove(job.get().id());
            }
        }
    }

    private void retry(Life life, JobManager manager, JobStore opened) {
        Optional<GenerationJob> job = find(opened, world.random.nextInt(requests.size()));
        if (job.isPresent()
                && job.get().status() != JobStatus.COMPLETED
                && !entering.contains(job.get().id())) {
            world.note(
                    life,
                    Kind.STARTED,
                    world.job(job.get().id()),
                    "while " + job.get().status());
            manager.retryJob(job.get().id());
        }
    }

    /** The engine waits for its jobs in a future, which only their ends complete; so that wait has a thread of its own. */
    private void close(Life life, JobManager manager) {
        world.note(life, Kind.CLOSED, World.NOTHING, "");
        entering.clear();
        Thread closing = new Thread(manager::close);
        closing.start();
        while (closing.getState() == Thread.State.NEW || closing.getState() == Thread.State.RUNNABLE) {
            LockSupport.parkNanos(GLANCE);
        }
        world.scheduler.await(world.scheduler::isAlone);
        try {
            closing.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the user", e);
        }
    }

    private Optional<GenerationJob> find(JobStore opened, int job) {
        return opened.list().stream()
                .filter(one -> one.request().equals(requests.get(job)))
                .findFirst();
    }

    boolean isContent(JobStore opened) {
        List<GenerationJob> jobs = opened.list();
        return jobs.size() == requests.size() && jobs.stream().allMatch(this::isSettled);
    }

    private boolean isSettled(GenerationJob job) {
        return job.status() == JobStatus.COMPLETED || (acceptsCancelled && job.status() == JobStatus.CANCELLED);
    }
}
