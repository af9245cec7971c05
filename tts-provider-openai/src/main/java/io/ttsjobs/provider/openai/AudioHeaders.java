package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads the first header of MP3, WAV and Ogg Opus; empty where there is none. */
final class AudioHeaders {

    private static final int ID3_HEADER = 10;
    private static final int CHUNK_HEADER = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int FMT_BYTES = 16;
    private static final int OGG_HEADER = 27;

    /** Servers that do not know the length write a size near one of these, so a size from here on says nothing. */
    private static final long UNKNOWN_SIZE = 0x7FFF0000L;

    private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

    private AudioHeaders() {}

    static Optional<AudioFormat> mp3(byte[] audio) {
        int at = startsWith(audio, 0, "ID3") ? id3Length(audio) : 0;
        if (at + 4 > audio.length || (audio[at] & 0xFF) != 0xFF || (audio[at + 1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        int version = audio[at + 1] >> 3 & 3;
        int layer = audio[at + 1] >> 1 & 3;
        int bitRate = audio[at + 2] >> 4 & 15;
        int rate = audio[at + 2] >> 2 & 3;
        boolean layer3 = version != 1 && layer == 1 && bitRate != 15 && rate != 3;
        if (!layer3) {
            return Optional.empty();
        }
        int halvings = version == 3 ? 0 : version == 2 ? 1 : 2;
        boolean mono = (audio[at + 3] >> 6 & 3) == 3;
        return Optional.of(AudioFormat.builder(Container.MP3, Codec.MP3)
                .sampleRate(MPEG1_RATES[rate] >> halvings)
                .channels(mono ? 1 : 2)
                .build());
    }

    static Optional<AudioFormat> wav(byte[] audio) {
        int fmt = chunk(audio, "fmt ");
        if (fmt < 0 || fmt + CHUNK_HEADER + FMT_BYTES > audio.length) {
            return Optional.empty();
        }
        ByteBuffer fields = littleEndian(audio).position(fmt + CHUNK_HEADER);
        int tag = fields.getShort() & 0xFFFF;
        int channels = fields.getShort() & 0xFFFF;
        int rate = fields.getInt();
        int bits = fields.getShort(fmt + CHUNK_HEADER + 14) & 0xFFFF;
        boolean pcm = (tag == 1 || tag == 0xFFFE) && bits == 16;
        if (!(pcm || tag == 7) || channels < 1 || rate < 1) {
            return Optional.empty();
        }
        return Optional.of(AudioFormat.builder(Container.WAV, pcm ? Codec.PCM_S16LE : Codec.MULAW)
                .sampleRate(rate)
                .channels(channels)
                .build());
    }

    /** Whether a WAV file says that it is longer than it is. */
    static boolean wavIsCut(byte[] audio) {
        if (chunk(audio, "fmt ") < 0) {
            return false;
        }
        long size = littleEndian(audio).getInt(4) & 0xFFFFFFFFL;
        return size < UNKNOWN_SIZE && size + CHUNK_HEADER > audio.length;
    }

    static Optional<AudioFormat> opus(byte[] audio) {
        if (!startsWith(audio, 0, "OggS") || audio.length < OGG_HEADER) {
            return Optional.empty();
        }
        int packet = OGG_HEADER + (audio[OGG_HEADER - 1] & 0xFF);
        if (!startsWith(audio, packet, "OpusHead") || packet + 10 > audio.length || audio[packet + 9] < 1) {
            return Optional.empty();
        }
        return Optional.of(AudioFormat.builder(Container.OGG, Codec.OPUS)
                .channels(audio[packet + 9])
                .build());
    }

    static boolean startsWith(byte[] audio, int at, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        return at + bytes.length <= audio.length && Arrays.equals(audio, at, at + bytes.length, bytes, 0, bytes.length);
    }

    /** Where a chunk of a WAV file begins, or -1. */
    private static int chunk(byte[] audio, String name) {
        if (!startsWith(audio, 0, "RIFF") || !startsWith(audio, CHUNK_HEADER, "WAVE")) {
            return -1;
        }
        long at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= audio.length) {
            if (startsWith(audio, (int) at, name)) {
                return (int) at;
            }
            long size = littleEndian(audio).getInt((int) at + 4) & 0xFFFFFFFFL;
            at += CHUNK_HEADER + size + (size & 1);
        }
        return -1;
    }

    /** The size of an ID3 tag has seven bits in each byte. */
    private static int id3Length(byte[] audio) {
        if (audio.length < ID3_HEADER) {
            return audio.length;
        }
        int size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = size << 7 | (audio[i] & 0x7F);
        }
        return ID3_HEADER + size;
    }

    private static ByteBuffer littleEndian(byte[] audio) {
        return ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
    }
}
