package io.ttsjobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.job.GenerationJob;
import io.ttsjobs.job.GenerationRequest;
import io.ttsjobs.testkit.ManualClock;
import io.ttsjobs.testkit.MockTtsProvider;
import io.ttsjobs.text.TextSpan;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgressTest {

    private static final ProgressBar THIRD =
            new ProgressBar(10, 0, 30, Duration.ofSeconds(754), Duration.ofSeconds(45));

    private final ManualClock clock = ManualClock.create();
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();

    @TempDir
    Path directory = Path.of("");

    @Test
    void render_wideTerminal_showsBarAndFigures() {
        assertThat(THIRD.render(120))
                .isEqualTo(" 33% [##########----------------------] 10 of 30 chunks, 12:34 of audio, 1:30 left");
    }

    @Test
    void render_eightyColumns_shrinksTheBar() {
        assertThat(THIRD.render(80)).hasSize(79).contains("[########");
    }

    @Test
    void render_narrowTerminal_leavesTheBarOut() {
        assertThat(THIRD.render(56)).isEqualTo(" 33%  10 of 30 chunks, 12:34 of audio, 1:30 left");
    }

    @Test
    void render_veryNarrowTerminal_isCut() {
        assertThat(THIRD.render(20)).hasSize(19).isEqualTo(" 33%  10 of 30 chun");
    }

    @Test
    void render_nothingDone_knowsNoTimeLeft() {
        assertThat(new ProgressBar(0, 0, 3, Duration.ZERO, Duration.ofSeconds(2)).render(120))
                .endsWith("0 of 3 chunks, 0:00 of audio, ? left");
    }

    @Test
    void render_allDone_isFull() {
        assertThat(new ProgressBar(3, 0, 3, Duration.ofHours(2), Duration.ofSeconds(2)).render(120))
                .startsWith("100% [################################]")
                .endsWith("2:00:00 of audio, 0:00 left");
    }

    @Test
    void render_goingOn_countsTheTimeOfNewChunksAlone() {
        assertThat(new ProgressBar(21, 20, 30, Duration.ZERO, Duration.ofSeconds(2)).render(120))
                .endsWith("0:18 left");
    }

    @Test
    void render_goingOnWithNothingNew_doesNotGuess() {
        assertThat(new ProgressBar(20, 20, 30, Duration.ZERO, Duration.ofSeconds(2)).render(120))
                .endsWith("? left");
    }

    @Test
    void show_inTheFirstSecond_drawsNothing() {
        try (ProgressLine line = newLine()) {
            clock.advance(Duration.ofMillis(999));
            line.show(job(1));
        }

        assertThat(drawn()).isEmpty();
    }

    @Test
    void show_twiceInATenthOfASecond_drawsOnce() {
        try (ProgressLine line = newLine()) {
            clock.advance(Duration.ofSeconds(1));
            line.show(job(1));
            clock.advance(Duration.ofMillis(99));
            line.show(job(2));

            assertThat(drawn()).contains("1 of 3").doesNotContain("2 of 3");
        }
    }

    @Test
    void show_nothingNew_drawsNothing() {
        try (ProgressLine line = newLine()) {
            clock.advance(Duration.ofSeconds(1));
            line.show(job(0));
            String once = drawn();
            clock.advance(Duration.ofSeconds(5));
            line.show(job(0));

            assertThat(drawn()).isEqualTo(once);
        }
    }

    @Test
    void close_afterDrawing_clearsTheLine() {
        try (ProgressLine line = newLine()) {
            clock.advance(Duration.ofSeconds(1));
            line.show(job(1));
        }

        assertThat(drawn()).endsWith("left\r\u001B[K");
    }

    @Test
    void speak_onATerminalForLongerThanASecond_showsTheBar() {
        CountDownLatch shown = new CountDownLatch(1);
        Cli[] cli = new Cli[1];
        MockTtsProvider slow = MockTtsProvider.builder()
                .latency(Duration.ofSeconds(2), duration -> {
                    cli[0].clock.advance(duration);
                    shown.await();
                })
                .build();
        cli[0] = Cli.in(directory, slow).input("Call me.").terminal(100);
        cli[0].stderr(new FilterOutputStream(cli[0].err) {
            @Override
            public void flush() {
                if (cli[0].err().contains("chunks")) {
                    shown.countDown();
                }
            }
        });

        assertThat(cli[0].run("speak", "-")).isEqualTo(ExitCode.DONE);

        assertThat(cli[0].err())
                .startsWith("\r\u001B[K  0% [--------------------------------] 0 of 1 chunks, 0:00 of audio, ? left")
                .contains("left\r\u001B[Kwrote speech.wav");
    }

    @Test
    void speak_notOnATerminal_showsNoBar() {
        ManualClock[] time = new ManualClock[1];
        MockTtsProvider slow = MockTtsProvider.builder()
                .latency(Duration.ofSeconds(2), duration -> time[0].advance(duration))
                .build();
        Cli cli = Cli.in(directory, slow).input("Call me.");
        time[0] = cli.clock;

        cli.run("speak", "-");

        assertThat(cli.err()).startsWith("wrote speech.wav: 0.5 s of audio in 2.0 s (0.2 x real time)");
    }

    private ProgressLine newLine() {
        PrintStream err = new PrintStream(drawn, true, StandardCharsets.UTF_8);
        return new ProgressLine(err, 100, clock, clock.instant(), 0);
    }

    private String drawn() {
        return drawn.toString(StandardCharsets.UTF_8);
    }

    private GenerationJob job(int completed) {
        List<TextSpan> plan = List.of(new TextSpan(0, 1), new TextSpan(1, 2), new TextSpan(2, 3));
        return GenerationJob.builder(
                        "j", GenerationRequest.builder("p", "v", "abc").build(), plan, clock.instant())
                .progress(completed, Duration.ofSeconds(completed))
                .build();
    }
}
