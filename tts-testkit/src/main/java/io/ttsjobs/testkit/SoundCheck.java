package io.ttsjobs.testkit;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.SynthesisResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Reads an answer's audio from front to back, to see that it is what its format says and whole, and how long it is.
 *
 * <p>It is slow, strict and shares nothing with the library's own readers: a second opinion. It raises {@link
 * AssertionError}.
 */
final class SoundCheck {

    /** Opus counts 48,000 samples per second, whatever was recorded. */
    private static final int OPUS_RATE = 48_000;

    private static final int[] ADTS_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private final ByteBuffer audio;
    private final AudioFormat format;
    private long samples;
    private int sampleRate;
    private int channels;

    private SoundCheck(byte[] audio, AudioFormat format) {
        this.audio = ByteBuffer.wrap(audio);
        this.format = format;
    }

    /** The length of the audio as a player without gaps plays it, rounded up. */
    static Duration duration(SynthesisResult result) {
        try (InputStream in = result.openAudio()) {
            SoundCheck check = new SoundCheck(in.readAllBytes(), result.format());
            check.read();
            return check.duration();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        switch (format.container()) {
            case WAV -> readWav();
            case RAW -> readRaw();
            case MP3 -> readMp3();
            case OGG -> readOgg();
            case ADTS -> readAdts();
        }
        require(samples > 0, "there is not one sample");
        if (format.codec() != AudioFormat.Codec.OPUS) {
            requireStated(format.sampleRate(), sampleRate, "Hz");
        }
        requireStated(format.channels(), channels, "channels");
    }

    private Duration duration() {
        long nanos = (samples % sampleRate * 1_000_000_000L + sampleRate - 1) / sampleRate;
        return Duration.ofSeconds(samples / sampleRate, nanos);
    }

    private void readRaw() {
        sampleRate = format.sampleRate().orElseThrow();
        channels = format.channels().orElseThrow();
        countSamples(audio.remaining());
    }

    private void readWav() {
        audio.order(ByteOrder.LITTLE_ENDIAN);
        requireText("RIFF");
        skip(4);
        requireText("WAVE");
        while (samples == 0) {
            require(audio.remaining() >= 8, "the file ends before its data");
            String name = text(4);
            long size = Integer.toUnsignedLong(audio.getInt());
            if (name.equals("fmt ")) {
                readWavFormat((int) size);
            } else if (name.equals("data")) {
                countSamples(dataSize(size));
            } else {
                skip(size + size % 2);
            }
        }
    }

    private void readWavFormat(int size) {
        require(size >= 16 && size <= audio.remaining(), "the fmt chunk breaks off");
        int next = audio.position() + size;
        int tag = Short.toUnsignedInt(audio.getShort());
        channels = audio.getShort();
        sampleRate = audio.getInt();
        int wanted = switch (format.codec()) {
            case PCM_U8, PCM_S16LE, PCM_S24LE, PCM_S32LE -> 1;
            case PCM_F32LE -> 3;
            case ALAW -> 6;
            case MULAW -> 7;
            case MP3, OPUS, AAC -> -1;
        };
        boolean extensible = tag == 0xFFFE;
        require(tag == wanted || extensible, "its codec is " + tag);
        audio.position(next);
    }

    /** Servers that stream write a size they cannot know: zero or far too large. */
    private long dataSize(long stated) {
        boolean placeholder = stated == 0 || stated >= 0x7000_0000L;
        require(
                placeholder || stated <= audio.remaining(),
                "of " + stated + " bytes only " + audio.remaining() + " came");
        return placeholder ? audio.remaining() : stated;
    }

    private int sampleBytes() {
        return switch (format.codec()) {
            case PCM_S16LE -> 2;
            case PCM_S24LE -> 3;
            case PCM_S32LE, PCM_F32LE -> 4;
            case PCM_U8, MULAW, ALAW, MP3, OPUS, AAC -> 1;
        };
    }

    private void countSamples(long bytes) {
        require(sampleRate > 0 && channels > 0, "rate and channels are unknown");
        int frameSize = channels * sampleBytes();
        require(bytes % frameSize == 0, "the last sample breaks off");
        samples = bytes / frameSize;
        require(samples > 0, "there is not one sample");
    }

    private void readMp3() {
        skipId3();
        while (audio.hasRemaining() && !startsWith("TAG") && !startsWith("APETAGEX")) {
            require(audio.remaining() >= 4, "the last frame breaks off");
            Mp3FrameHeader header = Mp3FrameHeader.parse(audio.getInt(audio.position()))
                    .orElseThrow(() -> failure("no MP3 frame at byte " + audio.position()));
            require(header.size() <= audio.remaining(), "the last frame breaks off");
            require(samples == 0 || header.sampleRate() == sampleRate, "the sample rate changes");
            sampleRate = header.sampleRate();
            channels = header.channels();
            samples += header.samples() - trimmed(header);
            skip(header.size());
        }
    }

    /** What of this frame is not played: of a tag all, and what the tag says of delay and padding besides. */
    private long trimmed(Mp3FrameHeader header) {
        int tag = audio.position() + header.tagOffset();
        if (samples != 0 || header.size() < header.tagOffset() + 144) {
            return 0;
        }
        String name = new String(audio.array(), tag, 4, StandardCharsets.ISO_8859_1);
        if (!name.equals("Info") && !name.equals("Xing")) {
            return 0;
        }
        int delayAndPadding = audio.getInt(tag + 141) >>> 8;
        return (long) header.samples() + (delayAndPadding >> 12) + (delayAndPadding & 0xFFF);
    }

    private void skipId3() {
        while (startsWith("ID3")) {
            require(audio.remaining() >= 10, "the ID3 tag breaks off");
            int size = 0;
            for (int i = 6; i < 10; i++) {
                size = size << 7 | audio.get(audio.position() + i);
            }
            skip(10L + size);
        }
    }

    private void readAdts() {
        skipId3();
        while (audio.hasRemaining()) {
            require(audio.remaining() >= 7, "the last frame breaks off");
            int at = audio.position();
            long header = Integer.toUnsignedLong(audio.getInt(at)) << 24 | (audio.getInt(at + 3) & 0xFF_FFFF);
            int rate = (int) (header >>> 34 & 0xF);
            require(header >>> 44 == 0xFFF && rate < ADTS_RATES.length, "no ADTS frame at byte " + at);
            sampleRate = ADTS_RATES[rate];
            channels = (int) (header >>> 30 & 0b111);
            samples += 1024;
            skip(Math.max(7, header >>> 13 & 0x1FFF));
        }
    }

    private void readOgg() {
        audio.order(ByteOrder.LITTLE_ENDIAN);
        sampleRate = OPUS_RATE;
        long preSkip = 0;
        long granule = 0;
        while (audio.hasRemaining()) {
            int start = audio.position();
            requireText("OggS");
            require(audio.remaining() >= 23, "the last page breaks off");
            granule = Math.max(granule, audio.getLong(start + 6));
            int segments = Byte.toUnsignedInt(audio.get(start + 26));
            audio.position(start + 27);
            long body = 0;
            require(segments <= audio.remaining(), "the last page breaks off");
            for (int i = 0; i < segments; i++) {
                body += Byte.toUnsignedInt(audio.get());
            }
            if (startsWith("OpusHead")) {
                channels = audio.get(audio.position() + 9);
                preSkip = Short.toUnsignedInt(audio.getShort(audio.position() + 10));
            }
            skip(body);
        }
        samples = granule - preSkip;
    }

    private void requireStated(OptionalInt stated, int found, String unit) {
        require(stated.isEmpty() || stated.getAsInt() == found, "it has " + found + " " + unit);
    }

    private void requireText(String expected) {
        require(startsWith(expected), "no " + expected + " at byte " + audio.position());
        skip(expected.length());
    }

    private boolean startsWith(String text) {
        return audio.remaining() >= text.length()
                && new String(audio.array(), audio.position(), text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private String text(int length) {
        String text = new String(audio.array(), audio.position(), length, StandardCharsets.ISO_8859_1);
        skip(length);
        return text;
    }

    private void skip(long bytes) {
        require(bytes <= audio.remaining(), "the audio breaks off");
        audio.position(audio.position() + (int) bytes);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw failure(otherwise);
        }
    }

    private AssertionError failure(String reason) {
        return new AssertionError("the audio is not " + format + ": " + reason);
    }
}
