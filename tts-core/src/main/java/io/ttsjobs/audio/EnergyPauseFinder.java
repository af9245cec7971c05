package io.ttsjobs.audio;

import java.util.List;

/** Measures the level of each short frame of samples, and takes for a pause what stays below a threshold long enough. */
final class EnergyPauseFinder implements PauseFinder {

    private static final int READ_BYTES = 64 * 1024;

    @Override
    public List<Pause> find(AudioSource chunk) {
        try (AudioInput input = new AudioInput(0, chunk, new byte[AudioInput.WINDOW_BYTES])) {
            Content content = Content.of(input);
            if (content != Content.WAV && content != Content.RAW) {
                return List.of();
            }
            WavHeader header = WavHeader.of(input);
            return header.shape().isSane() ? levels(input, header).pauses() : List.of();
        }
    }

    private static SpeechLevels levels(AudioInput input, WavHeader header) {
        WavShape shape = header.shape();
        SpeechLevels levels = new SpeechLevels(shape.sampleRate(), shape.channels());
        int sampleBytes = shape.frameBytes() / shape.channels();
        long left = header.dataBytes();
        while (left > 0) {
            int whole = (int) Math.min(left, input.fill(READ_BYTES));
            whole -= whole % shape.frameBytes();
            if (whole == 0) {
                break;
            }
            for (int at = input.position(); at < input.position() + whole; at += sampleBytes) {
                levels.add(shape.coding().decode(input.window(), at));
            }
            input.advance(whole);
            left -= whole;
        }
        return levels;
    }
}
