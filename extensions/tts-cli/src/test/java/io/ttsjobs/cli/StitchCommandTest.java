package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StitchCommandTest {

    @TempDir
    Path directory = Path.of("");

    /** 240 ms and 180 ms at 24 kHz. */
    @BeforeEach
    void speakParts() {
        assertThat(Cli.in(directory).input("Four").run("speak", "-", "-o", "one.wav"))
                .isEqualTo(ExitCode.DONE);
        assertThat(Cli.in(directory).input("Two").run("speak", "-", "-o", "two.wav"))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void stitch_json_saysWhereEachFileLanded() throws IOException {
        Cli cli = Cli.empty(directory);

        assertThat(cli.run("stitch", "one.wav", "two.wav", "-o", "all.wav", "--gap", "50", "--json"))
                .isEqualTo(ExitCode.DONE);

        assertThat(cli.json())
                .isEqualTo(Map.of(
                        "sampleRate",
                        24_000L,
                        "totalSamples",
                        11_280L,
                        "chunks",
                        List.of(
                                Map.of("index", 0L, "startSample", 0L, "samples", 5_760L, "exact", true),
                                Map.of("index", 1L, "startSample", 6_960L, "samples", 4_320L, "exact", true))));
        assertThat(cli.files()).containsExactly("all.wav", "one.wav", "two.wav");
    }

    @Test
    void stitch_aac_placesByFramesAndWritesAac() throws IOException {
        byte[] frame = {(byte) 0xFF, (byte) 0xF1, 0x50, 0x40, 1, 0x7F, (byte) 0xFC, 0, 0, 0, 7};
        ByteBuffer frames = ByteBuffer.allocate(4 * frame.length);
        while (frames.hasRemaining()) {
            frames.put(frame);
        }
        Cli cli = Cli.empty(directory).file("a.aac", frames.array()).file("b.aac", frames.array());

        assertThat(cli.run("stitch", "a.aac", "b.aac", "-o", "all.aac", "--gap", "0", "--json"))
                .isEqualTo(ExitCode.DONE);

        assertThat(cli.json())
                .isEqualTo(Map.of(
                        "sampleRate",
                        44_100L,
                        "totalSamples",
                        8_192L,
                        "chunks",
                        List.of(
                                Map.of("index", 0L, "startSample", 1_024L, "samples", 2_560L, "exact", false),
                                Map.of("index", 1L, "startSample", 5_120L, "samples", 2_560L, "exact", false))));
        assertThat(cli.files()).contains("all.aac");
    }

    @Test
    void stitch_wavNamedAac_isRefused() throws IOException {
        Cli cli = Cli.empty(directory);

        assertThat(cli.run("stitch", "one.wav", "-o", "all.aac")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("-o all.aac: the files are wav");
    }

    @Test
    void stitch_done_saysSoOnStandardError() {
        Cli cli = Cli.empty(directory);

        cli.run("stitch", "one.wav", "two.wav", "-o", "all.wav");

        assertThat(cli.err()).isEqualTo("wrote all.wav: 0.5 s of audio from 2 files\n");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void stitch_outputAmongTheInputs_isRefused() throws IOException {
        Cli cli = Cli.empty(directory);

        assertThat(cli.run("stitch", "one.wav", "two.wav", "-o", "./two.wav")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("./two.wav: cannot be written, because it is an input");
    }

    @Test
    void stitch_inputThatIsNoAudio_isBadInputThatNamesIt() throws IOException {
        Cli cli = Cli.empty(directory).file("two.txt", "Two.");

        assertThat(cli.run("stitch", "one.wav", "two.txt", "-o", "all.wav")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("two.txt");
        assertThat(cli.files()).containsExactly("one.wav", "two.txt", "two.wav");
    }

    @Test
    void stitch_endingOfAnotherFormat_isRefused() throws IOException {
        Cli cli = Cli.empty(directory);

        assertThat(cli.run("stitch", "one.wav", "-o", "all.mp3")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("-o all.mp3: the files are wav");
        assertThat(cli.files()).containsExactly("one.wav", "two.wav");
    }

    @Test
    void stitch_chapters_namesThemAfterTheFiles() throws IOException {
        Cli cli = Cli.in(directory);
        cli.input("One").run("speak", "-", "-o", "Loomings.mp3");
        cli.run("stitch", "Loomings.mp3", "-o", "all.mp3", "--chapters", "--title", "Moby-Dick");

        assertThat(Files.readString(directory.resolve("all.mp3"), StandardCharsets.ISO_8859_1))
                .startsWith("ID3")
                .containsSubsequence("TIT2", "Moby-Dick", "CTOC", "CHAP", "TIT2", "Loomings");
    }

    @Test
    void stitch_chaptersOfAFileWithoutAName_isBadInput() throws IOException {
        Cli cli = Cli.empty(directory).file(" .mp3", "no matter");

        assertThat(cli.run("stitch", " .mp3", "-o", "all.mp3", "--chapters")).isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("title must not be blank");
    }

    @Test
    void stitch_titleForWav_isRefused() {
        Cli cli = Cli.empty(directory);

        assertThat(cli.run("stitch", "one.wav", "-o", "all.wav", "--title", "One"))
                .isEqualTo(ExitCode.BAD_INPUT);

        assertThat(cli.err()).contains("only MP3 carries title, artist and chapters");
    }

    @Test
    void stitch_gapBelowWhatTheFilesBring_isSaid() {
        Cli cli = Cli.in(directory);
        cli.input("One").run("speak", "-", "-o", "one.mp3");
        Cli stitch = Cli.empty(directory);

        stitch.run("stitch", "one.mp3", "one.mp3", "-o", "all.mp3", "--gap", "0");

        assertThat(stitch.err())
                .contains("of silence between them, so that some gaps are longer than the 0 ms asked for");
    }
}
