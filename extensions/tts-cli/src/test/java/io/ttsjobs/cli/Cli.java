package io.ttsjobs.cli;

import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.MockTtsProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command in a directory and a world of its own. */
final class Cli {

    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final ManualClock clock = ManualClock.create();
    final TemporaryFiles temporaryFiles = new TemporaryFiles();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Path directory;
    private final ProviderRegistry.Builder providers = ProviderRegistry.builder(ProviderConfig.of(Map.of()));
    private Supplier<ProviderRegistry> installed = providers::build;
    private OutputStream stdout = out;
    private OutputStream stderr = err;
    private byte[] input = new byte[0];
    private Terminal terminal = new Terminal(false, 80);
    private String audioStorageDirectory = "";

    private Cli(Path directory) {
        this.directory = directory;
    }

    /** The command with a mock in the place of the default provider. */
    static Cli in(Path directory) {
        return in(directory, MockTtsProvider.create());
    }

    static Cli in(Path directory, TtsProvider defaultProvider) {
        return empty(directory).with("freetts", defaultProvider);
    }

    static Cli empty(Path directory) {
        return new Cli(directory);
    }

    Cli with(String name, TtsProvider provider) {
        providers.add(name, provider);
        return this;
    }

    Cli with(TtsProviderFactory factory) {
        providers.add(factory);
        return this;
    }

    /** Takes the place of all providers. */
    Cli installed(Supplier<ProviderRegistry> registry) {
        installed = registry;
        return this;
    }

    Cli input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    Cli input(byte[] bytes) {
        input = bytes;
        return this;
    }

    Cli terminal(int columns) {
        terminal = new Terminal(true, columns);
        return this;
    }

    Cli audioStorageDirectory(String named) {
        audioStorageDirectory = named;
        return this;
    }

    Cli stdout(OutputStream stream) {
        stdout = new StandardOutput(stream);
        return this;
    }

    Cli stderr(OutputStream stream) {
        stderr = stream;
        return this;
    }

    Cli file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Cli file(String name, byte[] bytes) throws IOException {
        Files.write(directory.resolve(name), bytes);
        return this;
    }

    int run(String... args) {
        return Tts.run(context(), args);
    }

    Context context() {
        return new Context(
                new ByteArrayInputStream(input),
                stdout,
                new PrintStream(stderr, true, StandardCharsets.UTF_8),
                directory,
                installed,
                clock,
                clock,
                terminal,
                temporaryFiles,
                audioStorageDirectory,
                new Resumption());
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    Object json() throws IOException {
        return JsonText.parse(out());
    }

    String read(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    /** The names of all files in the directory, hidden ones too. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
