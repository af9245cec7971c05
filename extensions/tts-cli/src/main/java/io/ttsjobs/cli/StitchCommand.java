package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.audio.AudioProcessingException;
import io.ttsjobs.audio.AudioSource;
import io.ttsjobs.audio.AudioStitcher;
import io.ttsjobs.audio.AudioTags;
import io.ttsjobs.audio.ChunkPlacement;
import io.ttsjobs.audio.StitchOptions;
import io.ttsjobs.audio.StitchedAudio;
import io.ttsjobs.speech.AudioFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tts stitch}: joins audio files. */
@Command(
        name = "stitch",
        description = "Joins audio files of one format into one, without re-encoding.",
        footer = {
            "",
            "The format is told from the content of the files.",
            "",
            "JSON: {\"sampleRate\", \"totalSamples\",",
            "  \"chunks\": [{\"index\", \"startSample\", \"samples\", \"exact\"}]}; positions count",
            "  sample frames from the first that a gapless player plays.",
            "",
            "Example:",
            "  tts stitch part1.mp3 part2.mp3 part3.mp3 -o whole.mp3 --gap 250 --json"
        })
final class StitchCommand implements Callable<Integer> {

    private final Context context;
    private final Tts tts;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "MP3, WAV, AAC (ADTS) or Ogg Opus files, in order")
    List<String> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "the joined audio")
    String output = "";

    @Option(names = "--gap", paramLabel = "MS", description = "silence between files; 100 ms if unset")
    Duration gap = StitchOptions.defaults().gap();

    @Option(names = "--title", paramLabel = "TEXT", description = "title of the whole, in an ID3 tag (MP3 only)")
    Optional<String> title = Optional.empty();

    @Option(names = "--artist", paramLabel = "TEXT", description = "artist, in an ID3 tag (MP3 only)")
    Optional<String> artist = Optional.empty();

    @Option(names = "--chapters", description = "make each file a chapter, titled by its name (MP3 only)")
    boolean chapters;

    @Option(
            names = "--no-info-frame",
            description = "write no Info frame (MP3 only): players then trim nothing and guess the length")
    boolean noInfoFrame;

    @Option(names = "--json", description = "print where each file landed as JSON")
    boolean json;

    StitchCommand(Context context, Tts tts) {
        this.context = context;
        this.tts = tts;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> inputs = files.stream().map(this::checkInput).toList();
        OutputFile target = OutputFile.check(output, context, inputs);
        StitchedAudio audio = stitch(inputs, target);
        if (json) {
            Json.write(context.out(), out -> write(audio, out));
        }
        if (!tts.quiet) {
            context.err()
                    .println("wrote " + output + ": " + Times.length(audio.duration()) + " of audio from "
                            + files.size() + (files.size() == 1 ? " file" : " files"));
            warn(audio);
        }
        return ExitCode.DONE;
    }

    /** What the user did not ask for and cannot hear from one listening. */
    private void warn(StitchedAudio audio) {
        if (audio.gapFloor().compareTo(gap) > 0) {
            context.err()
                    .println("the files themselves bring up to "
                            + audio.gapFloor().toMillis()
                            + " ms of silence between them, so that some gaps are longer than the " + gap.toMillis()
                            + " ms asked for");
        }
        for (ChunkPlacement chunk : audio.chunks()) {
            if (chunk.droppedBytes() > 0) {
                context.err()
                        .println(files.get(chunk.index()) + ": " + chunk.droppedBytes()
                                + " bytes are no sound audio and are left out");
            }
        }
    }

    private Path checkInput(String file) {
        Path path = context.resolve(file);
        if (!Files.exists(path)) {
            throw new BadInput(file + ": no such file");
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(file + ": is a directory");
        }
        if (!Files.isReadable(path)) {
            throw new BadInput(file + ": cannot be read");
        }
        return path;
    }

    private StitchedAudio stitch(List<Path> inputs, OutputFile target) throws IOException {
        List<AudioSource> sources = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Path input = inputs.get(i);
            sources.add(AudioSource.of(files.get(i), () -> Files.newInputStream(input)));
        }
        try (TemporaryFiles.Directory scratch = target.scratch()) {
            Path joined = scratch.path().resolve("joined");
            StitchedAudio audio = AudioStitcher.create().stitch(sources, joined, options());
            checkEnding(audio.format());
            target.publish(joined);
            return audio;
        } catch (AudioProcessingException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    private StitchOptions options() {
        StitchOptions.Builder options = StitchOptions.builder().gap(gap).tags(tags());
        if (noInfoFrame) {
            options.infoFrame(StitchOptions.InfoFrame.NONE);
        }
        return options.build();
    }

    private AudioTags tags() {
        AudioTags.Builder tags = AudioTags.builder();
        try {
            title.ifPresent(tags::title);
            artist.ifPresent(tags::artist);
            for (int i = 0; chapters && i < files.size(); i++) {
                tags.addChapter(AudioChoice.stem(Path.of(files.get(i))), i);
            }
            return tags.build();
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        }
    }

    /** Nothing is re-encoded, so the name of the output cannot choose its format. */
    private void checkEnding(AudioFormat made) {
        AudioChoice.knownEnding(output)
                .filter(ending -> ending.container() != made.container())
                .ifPresent(ending -> {
                    throw new BadInput("-o " + output + ": the files are " + made.fileExtension()
                            + ", and joining does not change that");
                });
    }

    private static void write(StitchedAudio audio, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sampleRate", audio.sampleRate());
        out.writeNumberField("totalSamples", audio.totalSamples());
        out.writeArrayFieldStart("chunks");
        for (ChunkPlacement chunk : audio.chunks()) {
            out.writeStartObject();
            out.writeNumberField("index", chunk.index());
            out.writeNumberField("startSample", chunk.startSample());
            out.writeNumberField("samples", chunk.samples());
            out.writeBooleanField("exact", chunk.exact());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
