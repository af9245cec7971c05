package io.ttsjobs.cli;

import io.ttsjobs.job.AudioMetadata;
import io.ttsjobs.timing.SubtitleFormat;
import io.ttsjobs.timing.TimingData;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files beside the audio: timings and subtitles, all checked before the work begins. */
final class SideFiles {

    private final Optional<OutputFile> timings;
    private final Map<OutputFile, SubtitleFormat> subtitles;

    private SideFiles(Optional<OutputFile> timings, Map<OutputFile, SubtitleFormat> subtitles) {
        this.timings = timings;
        this.subtitles = subtitles;
    }

    /**
     * Checks the files.
     *
     * @param taken the files that none of them may be
     * @throws BadInput if an ending is not known or a file cannot be written
     */
    static SideFiles check(Optional<String> timings, List<String> subtitles, Context context, List<Path> taken) {
        List<Path> named = new ArrayList<>(taken);
        Optional<OutputFile> timingsFile = timings.map(file -> {
            if (!lower(file).endsWith(".json")) {
                throw new BadInput("--timings " + file + ": must end with .json");
            }
            return checkAndTake(file, context, named);
        });
        Map<OutputFile, SubtitleFormat> subtitleFiles = new LinkedHashMap<>();
        for (String file : subtitles) {
            SubtitleFormat format = subtitleFormat(file);
            subtitleFiles.put(checkAndTake(file, context, named), format);
        }
        return new SideFiles(timingsFile, subtitleFiles);
    }

    void write(AudioMetadata metadata) throws IOException {
        if (timings.isPresent()) {
            timings.get().write(out -> Json.write(out, json -> TimingsFile.write(metadata, json)));
        }
        for (Map.Entry<OutputFile, SubtitleFormat> file : subtitles.entrySet()) {
            file.getKey().write(out -> writeSubtitles(file.getValue(), metadata.timing(), out));
        }
    }

    /** What the user calls the files. */
    List<String> shown() {
        List<String> names = new ArrayList<>();
        timings.ifPresent(file -> names.add(file.shown()));
        subtitles.keySet().forEach(file -> names.add(file.shown()));
        return names;
    }

    private static OutputFile checkAndTake(String file, Context context, List<Path> named) {
        OutputFile checked = OutputFile.check(file, context, named);
        named.add(checked.path());
        return checked;
    }

    private static SubtitleFormat subtitleFormat(String file) {
        if (lower(file).endsWith(".vtt")) {
            return SubtitleFormat.WEBVTT;
        }
        if (lower(file).endsWith(".srt")) {
            return SubtitleFormat.SRT;
        }
        throw new BadInput("--subtitles " + file + ": must end with .vtt or .srt");
    }

    private static void writeSubtitles(SubtitleFormat format, TimingData timing, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        format.write(timing, writer);
        writer.flush();
    }

    private static String lower(String file) {
        return file.toLowerCase(Locale.ROOT);
    }
}
