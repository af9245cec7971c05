package io.ttsjobs.testkit;

import java.nio.charset.StandardCharsets;

/**
 * Writes an utterance as MP3, without an encoder.
 *
 * <p>A granule of a word holds one spectral line of size 1, a granule of silence none. The line is the ninth of the 18
 * in its subband, which the alias reduction of the decoder leaves alone, and its sign changes from granule to granule:
 * with the decoder's sine window that makes a pure tone in the very middle of the subband.
 *
 * <p>An encoder delay of 576 samples is part of the audio, as LAME makes it, and at least 576 samples of padding; a
 * player that trims both plays exactly the utterance. A word fades in and out over one granule, half of it on either
 * side of its boundary.
 */
final class ToneMp3 {

    static final int DELAY = Mp3Layout.GRANULE;
    private static final int LINES_PER_SUBBAND = 18;
    private static final int NINTH_LINE = 8;
    /** Gain 210 is 1.0; four less is half of that. This is the loudness of {@link TonePcm}. */
    private static final int GLOBAL_GAIN = 202;

    private static final byte[] ENCODER_NAME = "LAME3.100".getBytes(StandardCharsets.US_ASCII);

    private final Tones utterance;
    private final Mp3Layout layout;
    private final EncoderMark mark;
    private final int granulesPerStep;
    private final int granules;
    private final int frames;

    private ToneMp3(Tones utterance, Mp3Layout layout, EncoderMark mark) {
        this.utterance = utterance;
        this.layout = layout;
        this.mark = mark;
        this.granulesPerStep = utterance.samplesPerStep() / Mp3Layout.GRANULE;
        this.granules = Math.multiplyExact(utterance.steps(), granulesPerStep);
        // One granule of delay before, at least one of padding behind.
        int perFrame = layout.granulesPerFrame();
        this.frames = (granules + 2 + perFrame - 1) / perFrame;
    }

    /** Encodes an utterance whose steps are whole granules. */
    static byte[] encode(Tones utterance, Mp3Layout layout, EncoderMark mark) {
        return new ToneMp3(utterance, layout, mark).encode();
    }

    private byte[] encode() {
        int audioStart = mark == EncoderMark.INFO_TAG ? layout.plainFrameSize() : 0;
        byte[] mp3 = new byte[Math.toIntExact(audioStart + layout.frameStart(frames))];
        for (int frame = 0; frame < frames; frame++) {
            writeFrame(frame, mp3, audioStart);
        }
        if (mark == EncoderMark.INFO_TAG) {
            int padding = (frames * layout.granulesPerFrame() - granules) * Mp3Layout.GRANULE - DELAY;
            new InfoTag(layout, frames, DELAY, padding).write(mp3);
        }
        return mp3;
    }

    private void writeFrame(int frame, byte[] mp3, int audioStart) {
        int start = audioStart + (int) layout.frameStart(frame);
        int end = audioStart + (int) layout.frameStart(frame + 1);
        BitWriter out = new BitWriter(mp3, start);
        out.write(layout.header(end - start > layout.plainFrameSize()), 32);
        int first = frame * layout.granulesPerFrame();
        int behind = first + layout.granulesPerFrame();
        // main_data_begin, private bits and, in MPEG-1, scfsi stay zero: the frame needs nothing of those before it.
        out.skip(layout.isMpeg1() ? 18 : 9);
        for (int granule = first; granule < behind; granule++) {
            writeSideInfo(toneOf(granule), out);
        }
        for (int granule = first; granule < behind; granule++) {
            writeSpectrum(toneOf(granule), granule % 2, out);
        }
        if (mark == EncoderMark.NAME_ONLY && frame == 0) {
            System.arraycopy(ENCODER_NAME, 0, mp3, end - ENCODER_NAME.length, ENCODER_NAME.length);
        }
    }

    /** The tone of a granule of the stream, whose first granule is the encoder's delay. */
    private int toneOf(int granule) {
        int spoken = granule - 1;
        return spoken < 0 || spoken >= granules ? Tones.SILENCE : utterance.tone(spoken / granulesPerStep);
    }

    private void writeSideInfo(int tone, BitWriter out) {
        out.write(spectrumBits(tone), 12);
        // No big values: the one line is in the region of ones, count1.
        out.skip(9).write(tone == Tones.SILENCE ? 0 : GLOBAL_GAIN, 8);
        // From scalefac_compress to count1table_select all zero: no scale factors, long window, table A.
        out.skip(layout.isMpeg1() ? 30 : 34);
    }

    /** Table A of count1: four zeros are one bit, and a lone 1 is four bits, then its sign. */
    private static void writeSpectrum(int tone, int sign, BitWriter out) {
        if (tone == Tones.SILENCE) {
            return;
        }
        int line = lineOf(tone);
        for (int four = 0; four < line / 4; four++) {
            out.write(1, 1);
        }
        // The line is the first of its four or, in an odd subband, the third.
        out.write(line % 4 == 0 ? 0b0111 : 0b0100, 4).write(sign, 1);
    }

    private static int spectrumBits(int tone) {
        return tone == Tones.SILENCE ? 0 : lineOf(tone) / 4 + 4 + 1;
    }

    private static int lineOf(int tone) {
        return tone * LINES_PER_SUBBAND + NINTH_LINE;
    }
}
