package io.ttsjobs.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The sound of a service: how it writes what it speaks.
 *
 * @param kind the container, by the name the services have for it
 * @param sampleRate samples per second
 * @param bitRate bits per second; of MP3 alone
 * @param wavSize what a WAV file says of its sizes, which a server that streams does not know
 * @param tagged whether an ID3 tag stands in front of MP3
 */
record SpokenAudio(Kind kind, int sampleRate, int bitRate, int wavSize, boolean tagged) {

    private static final int RIFF_SIZE_AT = 4;
    private static final int DATA_SIZE_AT = 40;

    /** As ElevenLabs has it: 45 bytes, of which 35 are a frame that names a muxer. */
    private static final byte[] ID3 = ("ID3\4\0\0\0\0\0\43" + "TSSE\0\0\0\17\0\0\3" + "Lavf61.7.100\0\0"
                    + "\0".repeat(10))
            .getBytes(StandardCharsets.ISO_8859_1);

    /** A container. */
    enum Kind {
        MP3("audio/mpeg"),
        WAV("audio/wav"),
        PCM("audio/pcm"),
        OPUS("audio/ogg");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Lays a text out so that the steps fit the frames. */
    SpokenText speak(String text, Duration pace, double speed, long leastBytes) {
        int grain = kind == Kind.MP3 ? Mp3Layout.GRANULE : 1;
        long samples = Math.max(1, Math.round(pace.toNanos() / 1e9 * sampleRate / speed));
        int perStep = Math.toIntExact((samples + grain - 1) / grain * grain);
        long leastSamples = kind == Kind.MP3 ? leastBytes * 8 * sampleRate / bitRate : leastBytes / 2;
        return new SpokenText(text, sampleRate, perStep, Math.toIntExact((leastSamples + perStep - 1) / perStep));
    }

    byte[] encode(SpokenText speech) {
        return switch (kind) {
            case MP3 -> mp3(speech);
            case WAV -> wav(speech);
            case PCM -> TonePcm.raw(speech.tones());
            case OPUS -> SilentOpus.of(speech.duration());
        };
    }

    private byte[] mp3(SpokenText speech) {
        byte[] mp3 = ToneMp3.encode(speech.tones(), new Mp3Layout(sampleRate, bitRate), EncoderMark.NONE);
        return tagged
                ? ByteBuffer.allocate(ID3.length + mp3.length).put(ID3).put(mp3).array()
                : mp3;
    }

    private byte[] wav(SpokenText speech) {
        byte[] wav = TonePcm.wav(speech.tones());
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF_SIZE_AT, wavSize)
                .putInt(DATA_SIZE_AT, wavSize);
        return wav;
    }
}
