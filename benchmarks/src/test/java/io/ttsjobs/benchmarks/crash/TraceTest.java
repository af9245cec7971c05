package io.ttsjobs.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.benchmarks.crash.Trace.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strace writes, and what is read out of it. */
class TraceTest {

    @TempDir
    Path folder;

    @Test
    void points_callsForOneFile_areCountedByName() throws IOException {
        Trace trace = read(
                "7 openat(AT_FDCWD</home>, \"/home/a\", O_WRONLY|O_CREAT, 0600) = 9</home/a>",
                "7 write(9</home/a>, \"{\\\"b\\\":1}\"..., 367) = 367",
                "7 write(9</home/a>, \"}\", 1 <unfinished ...>",
                "7 <... write resumed>) = 1");
        assertThat(trace.points())
                .containsExactly(new Point("openat", "a", 1), new Point("write", "a", 1), new Point("write", "a", 2));
    }

    @Test
    void points_callsOfTwoThreads_areCountedForEach() throws IOException {
        Trace trace = read("7 fsync(9</home/a>) = 0", "8 fsync(9</home/a>) = 0");
        assertThat(trace.points()).containsExactly(new Point("fsync", "a", 1));
    }

    @Test
    void points_otherFiles_areLeftOut() throws IOException {
        Trace trace = read(
                "7 openat(AT_FDCWD</home>, \"/homes/a\", O_RDONLY) = 9</homes/a>",
                "7 write(2</dev/null>, \"a\", 1) = 1",
                "7 --- SIGSEGV {si_signo=SIGSEGV} ---");
        assertThat(trace.points()).isEmpty();
    }

    @Test
    void hastyRenames_fileThatWasForced_isNone() throws IOException {
        Trace trace = read(
                "7 write(9</home/a.new>, \"a\", 1) = 1",
                "7 fsync(9</home/a.new>) = 0",
                "7 rename(\"/home/a.new\", \"/home/a\") = 0");
        assertThat(trace.hastyRenames()).isEmpty();
    }

    @Test
    void hastyRenames_fileThatWasWrittenSince_isOne() throws IOException {
        Trace trace = read(
                "7 fsync(9</home/a.new>) = 0",
                "7 write(9</home/a.new>, \"a\", 1) = 1",
                "7 rename(\"/home/a.new\", \"/home/a\") = 0");
        assertThat(trace.hastyRenames()).containsExactly("a.new -> a");
    }

    @Test
    void forgottenRenames_directoryThatWasForced_isNone() throws IOException {
        Trace trace = read("7 rename(\"/home/jobs/a.new\", \"/home/jobs/a\") = 0", "7 fsync(9</home/jobs>) = 0");
        assertThat(trace.forgottenRenames()).isEmpty();
    }

    @Test
    void forgottenRenames_directoryThatWasForcedBeforeOnly_isOne() throws IOException {
        Trace trace = read("7 fsync(9</home/jobs>) = 0", "7 rename(\"/home/jobs/a.new\", \"/home/jobs/a\") = 0");
        assertThat(trace.forgottenRenames()).containsExactly("jobs/a");
    }

    private Trace read(String... lines) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), String.join("\n", lines));
        return Trace.read(log, Path.of("/home"));
    }
}
