package io.ttsjobs.cli;

import io.ttsjobs.spi.TtsException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command itself: knows its subcommands, and turns every end into an exit code and at most one line. */
@Command(
        name = "tts",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        usageHelpAutoWidth = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the job failed; standard error has one line, CODE: message",
            "2:bad arguments or bad input",
            "130:interrupted; with --jobs, the same command goes on"
        })
final class Tts {

    private final Context context;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "no progress and no closing line on standard error; errors are still told")
    boolean quiet;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "log what happens, and the stack trace of an error, to standard error")
    boolean verbose;

    private Tts(Context context) {
        this.context = context;
    }

    /**
     * Runs one command line.
     *
     * @return the exit code
     */
    static int run(Context context, String... args) {
        return new Tts(context).commandLine().execute(args);
    }

    private CommandLine commandLine() {
        CommandLine commands = new CommandLine(this);
        commands.getCommandSpec()
                .usageMessage()
                .description(
                        "Turns long texts into speech: one audio file, and one timeline in the text's own offsets.")
                .footer(
                        "",
                        "Examples:",
                        "  tts speak book.txt -o book.wav --timings book.json --subtitles book.vtt",
                        "  tts plan book.txt --provider freetts",
                        "  tts COMMAND --help",
                        "",
                        "Keys and addresses of providers come from the environment: OPENAI_API_KEY,",
                        "OPENAI_BASE_URL, ELEVENLABS_API_KEY, ELEVENLABS_BASE_URL.");
        commands.addSubcommand(new SpeakCommand(context, this))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new SentencesCommand(context))
                .addSubcommand(new StitchCommand(context, this))
                .addSubcommand(new ProvidersCommand(context))
                .addSubcommand(new VoicesCommand(context));
        JobsCommand.addTo(commands, context, this);
        Values.register(commands);
        return commands.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, args) -> refuse(e))
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
    }

    private int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintStream err = context.err();
        String name = command.getCommandSpec().qualifiedName();
        complain(name + ": " + message(e, command));
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        err.println("Try '" + name + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    /** What is unknown to the command itself, and no option, was meant as a subcommand. */
    private static String message(ParameterException e, CommandLine command) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            return "there is no command '" + unmatched.getUnmatched().get(0) + "'";
        }
        return String.valueOf(e.getMessage());
    }

    private int explain(Exception e, CommandLine command) {
        if (verbose) {
            e.printStackTrace(context.err());
        }
        String name = command.getCommandSpec().qualifiedName();
        boolean interrupted = Thread.interrupted() || e instanceof InterruptedException;
        if (interrupted) {
            context.err().println(context.resumption().farewell(name));
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof BadInput) {
            complain(name + ": " + e.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (e instanceof TtsException failure) {
            return explain(failure, name);
        }
        IOException io = e instanceof UncheckedIOException wrapped
                ? wrapped.getCause()
                : e instanceof IOException direct ? direct : null;
        if (io instanceof StandardOutput.Broken broken) {
            return explain(broken, name);
        }
        String message = io == null ? "An unexpected error occurred; --verbose shows it" : Reason.of(io);
        complain((io == null ? "INTERNAL_ERROR: " : "AUDIO_PROCESSING_ERROR: ") + message);
        return ExitCode.FAILED;
    }

    private int explain(TtsException e, String name) {
        int exitCode = ExitCode.of(e.code());
        String start = exitCode == ExitCode.FAILED ? e.code().name() : name;
        complain(start + ": " + e.getMessage());
        return exitCode;
    }

    private int explain(StandardOutput.Broken e, String name) {
        if (e.readerHasLeft()) {
            return ExitCode.DONE;
        }
        complain(name + ": cannot write to standard output (" + e.getMessage() + ")");
        return ExitCode.FAILED;
    }

    private void complain(String words) {
        context.err().println(OneLine.of(words));
    }
}
