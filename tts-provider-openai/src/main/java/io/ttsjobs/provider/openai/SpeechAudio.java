package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proves that the body of a 200 is the audio that was asked for, by its first bytes.
 *
 * <p>The content type only ever condemns: OpenAI's own differs from its specification, but a server that says JSON or
 * HTML means it.
 */
final class SpeechAudio {

    private static final int OK = 200;
    private static final int PROBE = 64;
    private static final List<String> NO_AUDIO = List.of("application/json", "application/problem+json", "text/");

    private final Redactor redactor;

    SpeechAudio(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Tells what the bytes are, as closely as they tell. */
    AudioFormat prove(HttpHeaders headers, byte[] body, AudioFormat asked) {
        if (body.length == 0) {
            throw new ProviderUnavailableException("the server answered 200 without a body");
        }
        String type = headers.firstValue("content-type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (NO_AUDIO.stream().anyMatch(type::startsWith) || isText(body)) {
            throw noAudio(asked, ": " + Json.error(body).message());
        }
        AudioFormat found = recognize(body, asked).orElseThrow(() -> noAudio(asked, ""));
        if (!asked.matches(found)) {
            throw new ProviderApiException("the server answered with " + found + " where " + asked + " was asked", OK);
        }
        return found;
    }

    private static Optional<AudioFormat> recognize(byte[] body, AudioFormat asked) {
        return switch (asked.container()) {
            case MP3 -> AudioHeaders.mp3(body);
            case WAV -> wav(body);
            case OGG -> AudioHeaders.opus(body);
            case RAW -> raw(body, asked);
            case ADTS -> Optional.empty();
        };
    }

    private static Optional<AudioFormat> wav(byte[] body) {
        if (AudioHeaders.wavIsCut(body)) {
            throw new ProviderUnavailableException("the audio is shorter than its header says");
        }
        return AudioHeaders.wav(body);
    }

    /** Samples have no mark of their own, so this sees only that they are whole and that nothing else has its mark. */
    private static Optional<AudioFormat> raw(byte[] body, AudioFormat asked) {
        if (body.length % 2 != 0) {
            throw new ProviderUnavailableException("the audio ends in the middle of a sample");
        }
        boolean other = AudioHeaders.wav(body).isPresent()
                || AudioHeaders.opus(body).isPresent()
                || AudioHeaders.startsWith(body, 0, "ID3");
        return other ? Optional.empty() : Optional.of(asked);
    }

    private static boolean isText(byte[] body) {
        for (int i = 0; i < Math.min(body.length, PROBE); i++) {
            boolean printable = body[i] >= ' ' && body[i] < 0x7F;
            if (!printable && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private ProviderException noAudio(AudioFormat asked, String words) {
        return new ProviderApiException(redactor.clean("the server answered 200, but not with " + asked + words), OK);
    }
}
