package io.ttsjobs.provider.openai;

import io.ttsjobs.http.BodyBuffer;
import io.ttsjobs.http.ErrorBody;
import io.ttsjobs.http.ErrorTable;
import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.Redactor;
import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.spi.ProviderApiException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Proves that the body of a 200 is the audio that was asked for, whole as far as it tells.
 *
 * <p>The content type only ever condemns: OpenAI's own differs from its specification, but a server that says JSON or
 * HTML means it.
 */
final class SpeechAudio {

    /** Far enough to find the samples of a WAV file behind what some encoders put before them. */
    private static final int HEAD_BYTES = 64 * 1024;

    private static final int TEXT_PROBE = 64;

    /** Encoders write one tag, and a tool after them perhaps another. */
    private static final int MOST_TAGS = 2;

    /** Samples that look like a frame by chance do not do so three times in a row, at the right distances. */
    private static final int SURE = 3;

    private static final List<String> NO_AUDIO = List.of("text/", "application/json", "application/xml", "image/");

    private final ErrorTable errors;
    private final Redactor redactor;

    SpeechAudio(ErrorTable errors, Redactor redactor) {
        this.errors = errors;
        this.redactor = redactor;
    }

    /** Refuses an answer that says itself that it is no audio. */
    void requireAudioType(HttpAnswer answer, AudioFormat asked) {
        String type = contentType(answer);
        if (type.contains("+json") || type.contains("+xml") || NO_AUDIO.stream().anyMatch(type::startsWith)) {
            throw noAudio(answer, answer.readExplanation(), asked);
        }
    }

    /** Tells what the bytes are, as closely as they tell. */
    AudioFormat prove(HttpAnswer answer, BodyBuffer body, AudioFormat asked) {
        if (body.size() == 0) {
            throw new ProviderUnavailableException("the server answered 200 without a body");
        }
        byte[] head = body.head(HEAD_BYTES);
        if (isText(head)) {
            throw noAudio(answer, head, asked);
        }
        long start = tagsLength(body);
        if (start >= body.size()) {
            throw cut();
        }
        byte[] sound = start == 0 ? head : bytesAt(body, start);
        AudioFormat found = recognize(body, start, sound, asked)
                .orElseThrow(() -> other(answer, Marks.foreign(sound).orElseGet(() -> unknown(answer)), asked));
        if (!asked.matches(found)) {
            throw other(answer, found.toString(), asked);
        }
        requireWhole(answer, body, start, sound, found);
        return found;
    }

    private static Optional<AudioFormat> recognize(BodyBuffer body, long start, byte[] sound, AudioFormat asked) {
        Optional<AudioFormat> marked =
                WavHeader.read(sound).map(WavHeader::format).or(() -> Marks.opus(sound));
        if (marked.isPresent()) {
            return marked;
        }
        Optional<AudioFormat> framed = MpegFrames.mp3(sound).or(() -> MpegFrames.adts(sound));
        if (asked.container() != Container.RAW) {
            return framed;
        }
        // Samples bear no mark, so this sees only that nothing else's is there, and a chance frame is none.
        if (start > 0 || Marks.foreign(sound).isPresent()) {
            return Optional.empty();
        }
        return framed.filter(format ->
                        FrameWalk.of(body, 0, format.container(), SURE).frames() == SURE)
                .or(() -> Optional.of(asked));
    }

    /** HTTP sees the end of a body come early only if something told where the end is; otherwise the frames do. */
    private static void requireWhole(HttpAnswer answer, BodyBuffer body, long start, byte[] sound, AudioFormat found) {
        boolean cut = switch (found.container()) {
            case WAV -> WavHeader.read(sound).orElseThrow().isCut(body.size() - start);
            case RAW -> body.size() % 2 != 0;
            case MP3, ADTS, OGG ->
                !isDelimited(answer)
                        && FrameWalk.of(body, start, found.container(), Integer.MAX_VALUE)
                                .cut();
        };
        if (cut) {
            throw cut();
        }
    }

    private static ProviderException cut() {
        return new ProviderUnavailableException("the audio breaks off: not all of it came");
    }

    private static boolean isDelimited(HttpAnswer answer) {
        return answer.header("content-length").isPresent()
                || answer.header("transfer-encoding").isPresent();
    }

    /** The length of the tags before the sound. */
    private static long tagsLength(BodyBuffer body) {
        long length = 0;
        for (int i = 0; i < MOST_TAGS; i++) {
            length += Marks.id3Length(bytesAt(body, length));
        }
        return length;
    }

    private static byte[] bytesAt(BodyBuffer body, long start) {
        try (InputStream in = body.open()) {
            in.skipNBytes(start);
            return in.readNBytes(HEAD_BYTES);
        } catch (EOFException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    /** Text of any language: so many samples are not by chance all of them valid UTF-8 without a control character. */
    private static boolean isText(byte[] body) {
        CharBuffer text = CharBuffer.allocate(TEXT_PROBE);
        ByteBuffer probe = ByteBuffer.wrap(body, 0, Math.min(body.length, TEXT_PROBE));
        boolean wholeCharacters = body.length <= TEXT_PROBE;
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(probe, text, wholeCharacters);
        return !result.isError() && text.flip().chars().noneMatch(SpeechAudio::isControl);
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** An error that came with 200 by mistake is still that error. */
    private ProviderException noAudio(HttpAnswer answer, byte[] body, AudioFormat asked) {
        String kind = kindOfText(contentType(answer), body);
        ErrorBody error = Json.error(body);
        if (Json.isObject(body) && !(error.words().isEmpty() && error.message().isEmpty())) {
            return errors.toException(answer, error);
        }
        if (!kind.equals("text")) {
            return other(answer, kind, asked);
        }
        return other(answer, isText(body) ? "text (" + error.message() + ")" : unknown(answer), asked);
    }

    private static String kindOfText(String type, byte[] body) {
        String start = new String(body, 0, Math.min(body.length, TEXT_PROBE), StandardCharsets.ISO_8859_1).strip();
        if (type.startsWith("text/event-stream") || start.startsWith("event:") || start.startsWith("data:")) {
            return "an event stream";
        }
        if (type.contains("html") || start.startsWith("<")) {
            return "a web page";
        }
        if (type.startsWith("image/")) {
            return "an image";
        }
        if (type.contains("json") || start.startsWith("{") || start.startsWith("[")) {
            return "JSON";
        }
        return "text";
    }

    private static String unknown(HttpAnswer answer) {
        return "bytes of no known kind"
                + answer.header("content-type").map(type -> " (" + type + ")").orElse("");
    }

    private ProviderException other(HttpAnswer answer, String what, AudioFormat asked) {
        String message = "the server answered " + answer.status() + " with " + what + " where " + asked + " was asked";
        return new ProviderApiException(redactor.clean(message), answer.status());
    }

    private static String contentType(HttpAnswer answer) {
        return answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    }
}
