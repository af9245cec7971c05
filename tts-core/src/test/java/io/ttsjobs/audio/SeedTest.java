package io.ttsjobs.audio;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Joins every seed of the fuzzer, and so everything it ever found; each directory of seeds is one format. */
class SeedTest {

    static List<Path> seeds() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(SeedTest.class.getResource("seeds"), "seeds")
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Timeout(10)
    void join_seed_succeedsOrIsRefused(Path seed) throws IOException {
        JoinFuzz.fuzzerTestOneInput(Files.readAllBytes(seed));
    }
}
