package io.ttsjobs.cli;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.job.JobManagerBuilder;
import io.ttsjobs.job.JobStatus;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ErrorCode;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TtsException;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tts speak}: text to speech. */
@Command(
        name = "speak",
        description = "Turns a text into one audio file, with a timeline if asked for.",
        footer = {
            "",
            "With --json, standard output has the finished job, failed or not:",
            "  job_id, status (COMPLETED, FAILED), provider, voice, model,",
            "  text_length (UTF-16 units), billed_characters (what the provider said",
            "  that it charges, or the code points of all chunks if it did not say;",
            "  chunks that came from --cache are left out),",
            "  chunks, completed_chunks, duration_ms, format, size_bytes,",
            "  timing_source (provider, estimated), audio_file, error_code,",
            "  error_message, created_at, finished_at (ISO 8601, UTC); null where there is",
            "  nothing to say.",
            "",
            "Offsets in the timeline are UTF-16 indices into the text as it stands in the",
            "file. A byte order mark at its start counts as one, but is not spoken.",
            "",
            "Examples:",
            "  tts speak chapter.txt",
            "  tts speak book.txt -o book.wav --timings book.json --subtitles book.vtt",
            "  fortune | tts speak - -o fortune.wav --quiet",
            "  tts speak book.txt -o book.mp3 --provider openai --retry resilient --jobs jobs"
        })
final class SpeakCommand implements Callable<Integer> {

    private final Context context;
    private final Tts tts;

    @Mixin
    InputText input = new InputText();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "the audio file; if unset, named after INPUT in the current directory. Its ending .mp3, .wav"
                    + " or .opus asks for that format")
    Optional<String> output = Optional.empty();

    @Mixin
    ProviderOptions provider = new ProviderOptions();

    @Option(names = "--voice", paramLabel = "ID", description = "one of 'tts voices'; the provider's first if unset")
    Optional<String> voice = Optional.empty();

    @Option(names = "--speed", paramLabel = "X", description = "0.25 to 4.0, brought into the provider's range")
    Optional<Double> speed = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "mp3, wav or opus; the provider's first if unset")
    Optional<AudioFormat> format = Optional.empty();

    @Option(names = "--gap", paramLabel = "MS", description = "silence between chunks; 100 ms if unset")
    Optional<Duration> gap = Optional.empty();

    @Mixin
    RunOptions running = new RunOptions();

    @Option(
            names = "--max-chars",
            paramLabel = "N",
            description = "the longest chunk, in the provider's unit; its limit if unset or lower")
    Optional<Integer> maxChars = Optional.empty();

    @Option(
            names = "--first-chars",
            paramLabel = "N",
            description = "the longest first chunk, to have something to hear soon; no other limit if unset")
    Optional<Integer> firstChars = Optional.empty();

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "the language of the text (BCP 47), such as en or de-AT")
    Optional<Locale> language = Optional.empty();

    @Option(names = "--timings", paramLabel = "FILE.json", description = "write when each word and sentence is spoken")
    Optional<String> timings = Optional.empty();

    @Option(
            names = "--subtitles",
            paramLabel = "FILE",
            description = "write subtitles to FILE.vtt or FILE.srt; may be repeated")
    List<String> subtitles = new ArrayList<>();

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "one of the provider's own, see 'tts providers'; may be repeated")
    List<ChosenOption> options = new ArrayList<>();

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description =
                    "keep the job, its finished chunks and its audio in DIR: after a failure, Ctrl-C or a crash the"
                            + " same command goes on where it stopped, and pays for no chunk twice")
    Optional<String> jobs = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "characters that may be billed at most, those of earlier runs with --jobs included; the job fails"
                            + " before the call that would exceed it")
    Optional<Long> budget = Optional.empty();

    @Option(names = "--json", description = "print the finished job as JSON")
    boolean json;

    SpeakCommand(Context context, Tts tts) {
        this.context = context;
        this.tts = tts;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        running.check();
        maxChars.ifPresent(max -> Values.requirePositive("--max-chars", max));
        budget.ifPresent(Values::requireBudget);
        firstChars.ifPresent(max -> Values.requirePositive("--first-chars", max));
        try (ProviderRegistry providers = context.providers().get()) {
            TtsProvider speaker = provider.ready(providers);
            ProviderCapabilities capabilities = provider.capabilities(speaker);
            Map<String, String> chosen = chosenOptions(capabilities);
            AudioChoice choice = AudioChoice.of(format, output, input.file(context), capabilities.formats());
            List<Path> taken = new ArrayList<>(input.file(context).stream().toList());
            OutputFile audio = OutputFile.check(choice.file(), context, taken);
            taken.add(audio.path());
            SideFiles sideFiles = SideFiles.check(timings, subtitles, context, taken);
            String text = input.read(context);
            GenerationRequest request = request(text, voiceId(speaker), choice.format(), chosen);
            JobReport report = speak(running.settings(providers, context), request, audio, sideFiles);
            if (json) {
                Json.write(context.out(), report::writeTo);
            }
            return conclude(report.job(), speaker);
        }
    }

    private JobReport speak(
            JobManagerBuilder settings, GenerationRequest request, OutputFile audio, SideFiles sideFiles)
            throws IOException, InterruptedException {
        SpeechRun run = new SpeechRun(context, tts.quiet, tts.verbose);
        try (Workplace workplace =
                jobs.isPresent() ? JobsDirectory.open(jobs.get(), context) : TemporaryWorkplace.open(context, audio)) {
            return run.speak(settings, request, workplace, audio, sideFiles);
        }
    }

    /** A provider's list of voices need not be complete, so the provider itself has refused; the list helps anyway. */
    private int conclude(GenerationJob job, TtsProvider speaker) throws InterruptedException {
        if (job.status() == JobStatus.COMPLETED) {
            return ExitCode.DONE;
        }
        ErrorCode code = job.errorCode().orElse(ErrorCode.INTERNAL_ERROR);
        if (jobs.isPresent() && !tts.quiet) {
            context.err()
                    .println("tts speak: what is done is kept; " + Resumption.condition(code) + Resumption.PROMISE);
        }
        String message = job.errorMessage().orElse("");
        String voiceId = job.request().voiceId();
        if (code == ErrorCode.VALIDATION_ERROR && voice.isPresent()) {
            List<String> listed = speaker.voices().stream().map(Voice::id).toList();
            if (!listed.contains(voiceId) && listed.stream().noneMatch(message::contains)) {
                message += " (voice " + voiceId + " is not one that " + provider.name() + " lists: "
                        + String.join(", ", listed) + ")";
            }
        }
        throw new TtsException(code, message);
    }

    private String voiceId(TtsProvider speaker) throws InterruptedException {
        if (voice.isPresent()) {
            return voice.get();
        }
        return speaker.voices().stream()
                .findFirst()
                .map(Voice::id)
                .orElseThrow(() -> new BadInput("provider " + provider.name() + " lists no voice; give --voice"));
    }

    /** By name; one that the provider does not have is refused before a word of the text is read. */
    private Map<String, String> chosenOptions(ProviderCapabilities capabilities) {
        Map<String, String> chosen = new TreeMap<>();
        for (ChosenOption option : options) {
            if (chosen.put(option.name(), option.value()) != null) {
                throw new BadInput("--option " + option.name() + " is given twice");
            }
        }
        try {
            capabilities.requireKnownOptions(chosen);
        } catch (ValidationException e) {
            throw new BadInput("--option: " + e.getMessage());
        }
        return chosen;
    }

    private GenerationRequest request(
            String text, String voiceId, AudioFormat audioFormat, Map<String, String> chosenOptions) {
        GenerationRequest.Builder request =
                GenerationRequest.builder(provider.name(), voiceId, text).format(audioFormat);
        chosenOptions.forEach(request::option);
        provider.model.ifPresent(request::model);
        speed.ifPresent(request::speed);
        gap.ifPresent(request::gap);
        language.ifPresent(request::language);
        maxChars.ifPresent(request::maxChunkLength);
        budget.ifPresent(request::budget);
        firstChars.ifPresent(request::firstChunkLength);
        return request.build();
    }
}
