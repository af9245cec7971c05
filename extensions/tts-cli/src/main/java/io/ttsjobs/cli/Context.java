package io.ttsjobs.cli;

import io.ttsjobs.job.Sleeper;
import io.ttsjobs.provider.ProviderRegistry;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What a command has of the world, so that a test can give it another one.
 *
 * @param in standard input
 * @param out standard output, for results alone
 * @param err standard error, for progress and messages
 * @param directory what relative paths count from
 * @param providers finds the providers; the command closes the registry
 * @param clock dates jobs and measures time
 * @param sleeper waits before a retry; agrees with the clock
 * @param terminal what standard error is shown on
 * @param temporaryFiles what to delete however the program ends
 * @param audioStorageDirectory what {@code AUDIO_STORAGE_DIR} says, where audio is made before it is put into place; blank if
 *     it is not set
 * @param resumption whether the command can go on later if it is interrupted
 */
record Context(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Path directory,
        Supplier<ProviderRegistry> providers,
        Clock clock,
        Sleeper sleeper,
        Terminal terminal,
        TemporaryFiles temporaryFiles,
        String audioStorageDirectory,
        Resumption resumption) {

    Path resolve(String path) {
        try {
            return directory.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new BadInput(path + ": cannot be a file name here (" + e.getReason() + ")");
        }
    }
}
