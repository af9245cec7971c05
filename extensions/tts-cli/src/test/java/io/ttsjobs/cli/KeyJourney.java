package io.ttsjobs.cli;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.job.ChunkCache;
import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManager;
import io.ttsjobs.job.JobStore;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** One text that is spoken by a provider, a job and the command, to collect what each of them shows and leaves. */
final class KeyJourney {

    static final String JDK_DEBUG_LOG = "debug log of the JDK";

    private static final String TEXT = "Call me Ishmael. Some years ago.";
    private static final long CACHE_BYTES = 1_000_000;

    private final Path home;
    private final Supplier<ProviderRegistry> providers;
    private final String provider;
    private final String voice;
    private final Evidence evidence = new Evidence();

    /**
     * Plans a journey.
     *
     * @param home an empty directory for all files
     * @param providers who is installed; closed after each use
     * @param provider who is to speak
     */
    KeyJourney(Path home, Supplier<ProviderRegistry> providers, String provider, String voice) {
        this.home = home;
        this.providers = providers;
        this.provider = provider;
        this.voice = voice;
    }

    Evidence travel() throws IOException, InterruptedException {
        try (LogCapture logs = new LogCapture()) {
            try (ProviderRegistry registry = providers.get()) {
                evidence.add("registry", registry + " " + registry.list() + " " + registry.failures());
                callProvider(registry);
                runJob(registry);
            } catch (TtsException refused) {
                evidence.addFailure("refused provider", refused);
            }
            runCommands();
            evidence.add("logs", logs.text());
            evidence.add(JDK_DEBUG_LOG, logs.jdkDebugText());
        }
        evidence.addFilesBelow(home);
        return evidence;
    }

    private void callProvider(ProviderRegistry registry) throws InterruptedException {
        TtsProvider speaker = registry.get(provider);
        SynthesisRequest request = SynthesisRequest.builder(TEXT, voice).build();
        evidence.add("provider", speaker + " " + speaker.capabilities() + " " + request);
        try {
            SynthesisResult result = speaker.synthesize(request);
            evidence.add("result", result + " " + result.requestId() + " " + result.timingNote());
        } catch (TtsException failure) {
            evidence.addFailure("error of a call", failure);
        }
        try {
            evidence.add("voices", speaker.voices());
        } catch (TtsException failure) {
            evidence.addFailure("error of the voices", failure);
        }
    }

    private void runJob(ProviderRegistry registry) throws IOException, InterruptedException {
        ManualClock clock = ManualClock.create();
        GenerationRequest request = GenerationRequest.builder(provider, voice, TEXT)
                .maxChunkLength(20)
                .build();
        try (JobStore store = JobStore.directory(Files.createDirectories(home.resolve("store")));
                JobManager jobs = JobManager.builder(registry)
                        .store(store)
                        .audioStorage(AudioStorage.directory(home.resolve("audio")))
                        .chunkCache(ChunkCache.directory(home.resolve("kept"), CACHE_BYTES))
                        .clock(clock)
                        .sleeper(clock)
                        .addListener(job -> evidence.add("event", job + " " + job.errorMessage()))
                        .build()) {
            GenerationJob job = jobs.submit(request).await();
            evidence.add("job", job + " " + job.request() + " " + job.errorCode() + " " + job.errorMessage());
            evidence.add("chunks", jobs.chunkRecords(job.id()));
            evidence.add("manager", jobs + " " + store);
        }
    }

    private void runCommands() throws IOException {
        Files.createDirectories(home.resolve("cwd"));
        run("providers");
        run("providers", "--json");
        run("voices", "--provider", provider);
        run("speak", "--help");
        run(
                "speak",
                "-",
                "--provider",
                provider,
                "--voice",
                voice,
                "--max-chars",
                "20",
                "--jobs",
                "jobs",
                "--cache",
                "cache",
                "-o",
                "out.mp3",
                "--timings",
                "out.json",
                "--json",
                "--verbose");
        run("jobs", "list", "--jobs", "jobs", "--json");
        for (String job : JobFiles.in(home.resolve("cwd")).jobs()) {
            run("jobs", "show", job, "--jobs", "jobs");
            run("jobs", "show", job, "--jobs", "jobs", "--json");
            run("jobs", "resume", job, "--jobs", "jobs", "--verbose");
        }
    }

    private void run(String... command) {
        Cli cli = Cli.empty(home.resolve("cwd")).installed(providers).input(TEXT);
        int exitCode = cli.run(command);
        String name = "tts " + String.join(" ", List.of(command).subList(0, Math.min(2, command.length)));
        evidence.add(name, exitCode + "\n" + cli.out() + cli.err());
    }
}
