package io.ttsjobs.cli;

import picocli.CommandLine.Option;

/** Where the jobs are, and how to tell of them. */
final class JobsOptions {

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            required = true,
            description = "where 'tts speak --jobs DIR' keeps them")
    String directory = "";

    @Option(names = "--json", description = "print the result as JSON")
    boolean json;

    /**
     * Opens the directory.
     *
     * @throws BadInput if there is none, or another process has it open
     */
    JobsDirectory open(Context context) {
        return JobsDirectory.openExisting(directory, context);
    }
}
