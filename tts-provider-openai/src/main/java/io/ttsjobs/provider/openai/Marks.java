package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tells what bytes are by the marks at their start. */
final class Marks {

    private static final int OGG_HEADER = 27;
    private static final int ID3_HEADER = 10;
    private static final int FLAGS = 5;
    private static final int HAS_FOOTER = 0x10;

    private Marks() {}

    /** Whether a mark stands at an index, which may lie outside the bytes. */
    static boolean at(byte[] bytes, int index, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        int end = index + wanted.length;
        return index >= 0 && end <= bytes.length && Arrays.equals(bytes, index, end, wanted, 0, wanted.length);
    }

    /** The length of an ID3v2 tag at the first byte, 0 if there is none. Its size has seven bits in each byte. */
    static int id3Length(byte[] bytes) {
        if (bytes.length < ID3_HEADER || !at(bytes, 0, "ID3")) {
            return 0;
        }
        int size = 0;
        for (int i = 6; i < ID3_HEADER; i++) {
            size = size << 7 | (bytes[i] & 0x7F);
        }
        boolean footer = (bytes[FLAGS] & HAS_FOOTER) != 0;
        return ID3_HEADER + size + (footer ? ID3_HEADER : 0);
    }

    /** Opus in Ogg; empty if it is not. */
    static Optional<AudioFormat> opus(byte[] bytes) {
        int packet = oggPacket(bytes);
        if (packet < 0 || !at(bytes, packet, "OpusHead") || packet + 10 > bytes.length || bytes[packet + 9] < 1) {
            return Optional.empty();
        }
        return Optional.of(AudioFormat.builder(Container.OGG, Codec.OPUS)
                .channels(bytes[packet + 9])
                .build());
    }

    /** The name of a kind that no {@link AudioFormat} describes; empty if the bytes bear no mark of one. */
    static Optional<String> foreign(byte[] bytes) {
        if (at(bytes, 0, "OggS")) {
            return Optional.of("ogg (" + oggCodec(bytes, oggPacket(bytes)) + ")");
        }
        if (at(bytes, 0, "fLaC")) {
            return Optional.of("flac");
        }
        if (at(bytes, 0, "RIFF") || at(bytes, 0, "RF64")) {
            return Optional.of("wav of an unknown kind");
        }
        if (at(bytes, 4, "ftyp")) {
            return Optional.of("mp4");
        }
        if (at(bytes, 0, "\u001AE\u00DF\u00A3")) {
            return Optional.of("webm");
        }
        return at(bytes, 0, "\u001F\u008B\b") ? Optional.of("gzip") : Optional.empty();
    }

    private static String oggCodec(byte[] bytes, int packet) {
        if (at(bytes, packet, "\u0001vorbis")) {
            return "vorbis";
        }
        if (at(bytes, packet, "\u007FFLAC")) {
            return "flac";
        }
        return at(bytes, packet, "Speex") ? "speex" : "unknown";
    }

    /** Where the first packet begins, or -1 if this is not Ogg. */
    private static int oggPacket(byte[] bytes) {
        boolean ogg = bytes.length >= OGG_HEADER && at(bytes, 0, "OggS");
        return ogg ? OGG_HEADER + (bytes[OGG_HEADER - 1] & 0xFF) : -1;
    }
}
