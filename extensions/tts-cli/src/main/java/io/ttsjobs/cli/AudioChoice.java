package io.ttsjobs.cli;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The format to ask for and the file to write, which depend on each other.
 *
 * @param format what the provider is asked for
 * @param file what the user calls the file
 */
record AudioChoice(AudioFormat format, String file) {

    /**
     * Chooses: the format as asked, else as the ending of the output says, else the provider's first; the output as
     * asked, else named after the input.
     *
     * @param asked the format asked for
     * @param output the output asked for
     * @param input the input file, or empty for standard input
     * @param offered what the provider gives
     * @throws BadInput if format and output contradict each other, or the provider does not give the format
     */
    static AudioChoice of(
            Optional<AudioFormat> asked, Optional<String> output, Optional<Path> input, List<AudioFormat> offered) {
        AudioFormat format =
                asked.or(() -> output.map(AudioChoice::formatByEnding)).orElseGet(() -> firstFile(offered));
        if (offered.stream().noneMatch(format::matches)) {
            String asking = asked.isPresent() ? "--format " + format.fileExtension() : "-o " + output.orElse("");
            throw new BadInput(asking + ": the provider does not give that; it gives "
                    + String.join(", ", endings(files(offered))));
        }
        output.flatMap(AudioChoice::knownEnding)
                .filter(ending -> !ending.equals(format))
                .ifPresent(ending -> {
                    throw new BadInput(
                            "-o " + output.get() + ": the ending contradicts --format " + format.fileExtension());
                });
        return new AudioChoice(
                format,
                output.orElseGet(() -> input.map(AudioChoice::stem).orElse("speech") + "." + format.fileExtension()));
    }

    /** The format that the ending of a file name stands for, if it stands for one. */
    static Optional<AudioFormat> knownEnding(String file) {
        return switch (ending(file)) {
            case "mp3" -> Optional.of(AudioFormat.MP3);
            case "wav" -> Optional.of(AudioFormat.WAV);
            case "opus", "ogg" -> Optional.of(AudioFormat.OPUS);
            case "aac" ->
                Optional.of(AudioFormat.builder(Container.ADTS, AudioFormat.Codec.AAC)
                        .build());
            default -> Optional.empty();
        };
    }

    static List<String> endings(List<AudioFormat> formats) {
        return formats.stream().map(AudioFormat::fileExtension).distinct().toList();
    }

    private static AudioFormat formatByEnding(String output) {
        return knownEnding(output)
                .orElseThrow(() -> new BadInput("-o " + output
                        + ": the ending names no format; end it with .mp3, .wav or .opus, or give --format"));
    }

    /** Audio without a header makes no file that a player opens. */
    private static List<AudioFormat> files(List<AudioFormat> offered) {
        return offered.stream()
                .filter(format -> format.container() != Container.RAW)
                .toList();
    }

    private static AudioFormat firstFile(List<AudioFormat> offered) {
        return files(offered).stream().findFirst().orElse(offered.get(0));
    }

    /** The name of a file without its ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
