package io.ttsjobs.cli;

import io.ttsjobs.job.Sleeper;
import io.ttsjobs.provider.ProviderRegistry;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
        prepareLogging(Arrays.asList(args).contains("--verbose"));
        Context context = ofProcess();
        Interruption interruption = Interruption.install(Thread.currentThread(), context);
        int exitCode = run(context, args);
        interruption.workEnded();
        System.exit(exitCode);
    }

    /** An error such as lack of memory must be told too, and end with the code of a failure. */
    private static int run(Context context, String[] args) {
        try {
            return Tts.run(context, args);
        } catch (Error e) {
            context.err().println("INTERNAL_ERROR: " + e);
            e.printStackTrace();
            return ExitCode.FAILED;
        }
    }

    /**
     * Libraries print to the standard streams as they like: that must not get into results, and not into the progress
     * bar unless the user wants to know. The command itself has streams of its own.
     *
     * <p>The log level is read once, when the first logger is made, so it cannot wait for the arguments to be parsed.
     */
    private static void prepareLogging(boolean verbose) {
        if (verbose) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
        } else {
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        System.setOut(System.err);
    }

    /** Both streams write UTF-8, whatever the locale, and not through {@link System#out}, which hides failures. */
    private static Context ofProcess() {
        return new Context(
                System.in,
                new StandardOutput(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Path.of("").toAbsolutePath(),
                ProviderRegistry::discover,
                Clock.systemUTC(),
                Sleeper.system(),
                Terminal.detect(System.getProperties(), System.getenv()),
                new TemporaryFiles(),
                System.getenv().getOrDefault("AUDIO_STORAGE_DIR", ""),
                new Resumption());
    }
}
