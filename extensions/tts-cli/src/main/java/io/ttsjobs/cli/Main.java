package io.ttsjobs.cli;

import io.ttsjobs.job.Sleeper;
import io.ttsjobs.provider.ProviderRegistry;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Starts the {@code tts} command. */
final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--verbose")) {
            // Read once, when the first logger is made, so it cannot wait for the arguments to be parsed.
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        }
        TemporaryFiles temporaryFiles = new TemporaryFiles();
        Interruption interruption = Interruption.install(Thread.currentThread(), temporaryFiles);
        int exitCode = Tts.run(ofProcess(temporaryFiles), args);
        interruption.workEnded();
        System.exit(exitCode);
    }

    /** Both streams write UTF-8, whatever the locale, and not through {@link System#out}, which hides failures. */
    private static Context ofProcess(TemporaryFiles temporaryFiles) {
        return new Context(
                System.in,
                new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                ProviderRegistry::discover,
                Clock.systemUTC(),
                Sleeper.system(),
                Terminal.detect(System.getProperties(), System.getenv()),
                temporaryFiles);
    }
}
