package io.ttsjobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tts jobs}: what {@code tts speak --jobs} keeps. */
@Command(
        name = "jobs",
        description = "Looks after the jobs that 'tts speak --jobs DIR' keeps in DIR.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "DIR is one process's at a time: while a command works on it, others end with 2.",
            "No command shows the text of a job.",
            "",
            "Examples:",
            "  tts jobs list --jobs jobs",
            "  tts jobs show 3f2c7a52-6a0e-4d0b-9f3e-0c1d2e3f4a5b --jobs jobs",
            "  tts jobs resume 3f2c7a52-6a0e-4d0b-9f3e-0c1d2e3f4a5b --jobs jobs -o book.wav",
            "  tts jobs cleanup --older-than 7d --jobs jobs"
        })
final class JobsCommand {

    private JobsCommand() {}

    /** Adds the command with its own commands; these inherit what is set for all. */
    static void addTo(CommandLine commands, Context context, Tts tts) {
        CommandLine jobs = new CommandLine(new JobsCommand());
        commands.addSubcommand(jobs);
        jobs.addSubcommand(new JobsListCommand(context))
                .addSubcommand(new JobsShowCommand(context))
                .addSubcommand(new JobsResumeCommand(context, tts))
                .addSubcommand(new JobsCancelCommand(context))
                .addSubcommand(new JobsCleanupCommand(context));
    }
}
