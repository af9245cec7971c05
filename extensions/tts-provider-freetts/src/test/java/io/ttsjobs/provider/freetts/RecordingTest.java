package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.provider.freetts.SpokenUtterance.Phone;
import io.ttsjobs.speech.WordTiming;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final byte[] FOUR_FRAMES = {1, 2, 3, 4, 5, 6, 7, 8};

    @Test
    void wav_twoUtterances_isWhatTheJdkReads() throws Exception {
        Recording recording = new Recording(8000, 0);
        recording.append(new SpokenUtterance(FOUR_FRAMES.clone(), List.of()));
        recording.append(new SpokenUtterance(FOUR_FRAMES.clone(), List.of()));

        AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(recording.wav()));

        assertThat(AudioSystem.getAudioFileFormat(new ByteArrayInputStream(recording.wav())))
                .returns(AudioFileFormat.Type.WAVE, AudioFileFormat::getType);
        assertThat(stream.getFormat()).hasToString("PCM_SIGNED 8000.0 Hz, 16 bit, mono, 2 bytes/frame, little-endian");
        assertThat(stream.readAllBytes()).isEqualTo(recording.raw()).hasSize(16);
    }

    @Test
    void timings_secondUtterance_countFromTheStartOfTheAudio() {
        Recording recording = new Recording(8000, 2);
        recording.append(new SpokenUtterance(FOUR_FRAMES.clone(), List.of(new Phone(0, 1, 2), new Phone(0, 2, 3))));
        recording.append(new SpokenUtterance(FOUR_FRAMES.clone(), List.of(new Phone(1, 0, 4))));

        List<WordTiming> timings = recording.timings("a b", List.of(new Word(0, 1), new Word(2, 3)));

        assertThat(timings)
                .containsExactly(
                        new WordTiming("a", Duration.ofNanos(125_000), Duration.ofNanos(375_000), 0, 1),
                        new WordTiming("b", Duration.ofNanos(500_000), Duration.ofNanos(1_000_000), 2, 3));
    }

    @Test
    void timings_wordWithoutSound_takesNoTimeAfterTheWordBefore() {
        Recording recording = new Recording(8000, 3);
        recording.append(new SpokenUtterance(FOUR_FRAMES.clone(), List.of(new Phone(0, 0, 2), new Phone(2, 3, 4))));

        List<WordTiming> timings = recording.timings("a b c", List.of(new Word(0, 1), new Word(2, 3), new Word(4, 5)));

        assertThat(timings.get(1))
                .isEqualTo(
                        new WordTiming("b", timings.get(0).end(), timings.get(0).end(), 2, 3));
    }
}
