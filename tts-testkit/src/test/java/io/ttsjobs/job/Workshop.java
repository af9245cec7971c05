package io.ttsjobs.job;

import io.ttsjobs.audio.AudioStorage;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.testkit.MockTtsProviderBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A manager over a mock provider, with a manual clock, calls one at a time, and audio in a directory of its own. */
final class Workshop implements AutoCloseable {

    /** Five sentences, each a chunk of its own under {@link #LIMIT}. */
    static final String TEXT = "Alpha is here. Bravo is here. Carol is here. Delta is here. Echo is here.";

    static final TextLimit LIMIT = TextLimit.utf16(20);

    final ManualClock clock = ManualClock.create();
    final MockTtsProvider provider;
    final JobManager manager;
    final List<GenerationJob> changes = new CopyOnWriteArrayList<>();
    private final Path directory;

    private Workshop(Path directory, MockTtsProvider provider, UnaryOperator<JobManagerBuilder> settings) {
        this.directory = directory;
        this.provider = provider;
        ProviderRegistry registry = ProviderRegistry.builder(ProviderConfig.of(Map.of()))
                .add("mock", provider)
                .build();
        JobManagerBuilder builder = JobManager.builder(registry)
                .audioStorage(AudioStorage.directory(directory))
                .clock(clock)
                .sleeper(clock)
                .concurrency(1)
                .addListener(changes::add);
        this.manager = settings.apply(builder).build();
    }

    static Workshop of(Path directory, MockTtsProviderBuilder provider) {
        return of(directory, provider, builder -> builder);
    }

    static Workshop of(Path directory, MockTtsProviderBuilder provider, UnaryOperator<JobManagerBuilder> settings) {
        return new Workshop(directory, provider.textLimit(LIMIT).build(), settings);
    }

    /** A manager over a provider with a limit of its own. */
    static Workshop of(Path directory, MockTtsProvider provider, UnaryOperator<JobManagerBuilder> settings) {
        return new Workshop(directory, provider, settings);
    }

    /** A manager over a store, and audio beside the jobs in one directory; the caller closes the store. */
    static Workshop of(Path directory, MockTtsProvider provider, JobStore store) {
        return new Workshop(directory, provider, builder -> builder.store(store));
    }

    static GenerationRequest.Builder request() {
        return GenerationRequest.builder("mock", MockTtsProvider.DEFAULT_VOICE, TEXT);
    }

    GenerationJob run() {
        return run(request().build());
    }

    GenerationJob run(GenerationRequest request) {
        return manager.processJob(manager.createJob(request).id());
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
