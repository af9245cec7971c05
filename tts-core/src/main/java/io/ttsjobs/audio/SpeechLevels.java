package io.ttsjobs.audio;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The level of a chunk from frame to frame, and the pauses that show in it; keeps one byte for each 5 ms.
 *
 * <p>The method is that of Rabiner and Sambur, "An Algorithm for Determining the Endpoints of Isolated Utterances" (1975):
 * short-time energy, held against a threshold that adapts to the loud and to the quiet of this very recording. A voice that
 * is digitally silent between words and one that was recorded in a room both have pauses so.
 */
final class SpeechLevels {

    private static final Duration SHORTEST = Duration.ofMillis(120);
    private static final int FRAMES_PER_SECOND = 200;

    /** The level of digital silence, in dB of full scale; the lowest that is told. */
    private static final int SILENT = -100;

    /** How far below speech a pause is, in dB, if the background is quiet enough. */
    private static final int BELOW_SPEECH = 35;

    /** How far above the background a pause may be, in dB, and how far below speech it is even so. */
    private static final int ABOVE_FLOOR = 6;

    private static final int ALWAYS_BELOW_SPEECH = 15;

    private final int sampleRate;
    private final int channels;
    private final int frameSamples;
    private final int frameValues;
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private final int[] histogram = new int[1 - SILENT];
    private long samples;
    private int values;
    private int channel;

    /** For each channel, because each may have an offset of its own. */
    private final double[] sums;

    private double squares;

    SpeechLevels(int sampleRate, int channels) {
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.frameSamples = Math.max(1, sampleRate / FRAMES_PER_SECOND);
        this.frameValues = frameSamples * channels;
        this.sums = new double[channels];
    }

    /** Takes the next sample, from -1 to 1, of all channels in turn. */
    void add(double sample) {
        sums[channel] += sample;
        squares += sample * sample;
        channel = channel == channels - 1 ? 0 : channel + 1;
        if (++values == frameValues) {
            endFrame();
        }
    }

    /** Of the energy what goes beyond a constant offset, which is no sound. */
    private void endFrame() {
        int frame = values / channels;
        double ofOffsets = 0;
        for (double sum : sums) {
            ofOffsets += sum * sum / frame;
        }
        double power = Math.max(0, (squares - ofOffsets) / values);
        int level = (int) Math.round(10 * Math.log10(power + 1e-10));
        int told = Math.max(SILENT, Math.min(0, level));
        levels.write(told);
        histogram[told - SILENT]++;
        samples += frame;
        values = 0;
        Arrays.fill(sums, 0);
        squares = 0;
    }

    /** The pauses, once all samples are in. */
    List<Pause> pauses() {
        if (values > 0) {
            endFrame();
        }
        byte[] all = levels.toByteArray();
        int threshold = threshold(all.length);
        int fewest = (int) Math.max(1, (Samples.in(SHORTEST, sampleRate) + frameSamples - 1) / frameSamples);
        List<Pause> pauses = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= all.length; i++) {
            if (i == all.length || all[i] >= threshold) {
                if (i - start >= fewest) {
                    pauses.add(new Pause(time(start), time(i)));
                }
                start = i + 1;
            }
        }
        return pauses;
    }

    private int threshold(int frames) {
        int speech = percentile(frames, 95);
        int floor = percentile(frames, 5);
        return Math.max(speech - BELOW_SPEECH, Math.min(floor + ABOVE_FLOOR, speech - ALWAYS_BELOW_SPEECH));
    }

    /** The level that so many frames of a hundred do not exceed. */
    private int percentile(int frames, int percent) {
        long wanted = (long) frames * percent / 100;
        int level = 0;
        for (long passed = histogram[0]; passed <= wanted && level < histogram.length - 1; passed += histogram[level]) {
            level++;
        }
        return level + SILENT;
    }

    private Duration time(int frame) {
        return Samples.time(Math.min((long) frame * frameSamples, samples), sampleRate);
    }
}
