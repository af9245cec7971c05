package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.spi.ProviderApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Tells by how the body of a 200 begins whether it can be the JSON that was asked for, and if not, what it is. */
final class AnswerBody {

    private static final int HEAD = 64;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private AnswerBody() {}

    /**
     * Looks at the first bytes, as few as tell.
     *
     * @return the whole body
     * @throws ProviderApiException if it is no JSON object
     */
    static InputStream json(HttpAnswer answer) {
        byte[] head = head(answer.body());
        String start = text(head);
        if (!start.isEmpty() && !start.startsWith("{")) {
            String type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
            throw new ProviderApiException(
                    "the server answered 200 with " + kind(type, start) + " where JSON was asked", answer.status());
        }
        return new SequenceInputStream(new ByteArrayInputStream(head), answer.body());
    }

    /** What text that is no JSON is, by its type or its start. */
    private static String kind(String type, String start) {
        if (type.contains("html") || start.startsWith("<")) {
            return "a web page";
        }
        if (type.startsWith("text/event-stream") || start.startsWith("data:") || start.startsWith("event:")) {
            return "an event stream";
        }
        return type.startsWith("audio/") ? "bare audio" : "something else";
    }

    /** Does not wait for more than a first sign, for the rest may be long in coming. */
    private static byte[] head(InputStream body) {
        byte[] head = new byte[HEAD];
        int length = 0;
        try {
            while (length < HEAD && text(Arrays.copyOf(head, length)).isEmpty()) {
                int count = body.read(head, length, HEAD - length);
                if (count < 0) {
                    break;
                }
                length += count;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the body raises no errors of I/O", e);
        }
        return Arrays.copyOf(head, length);
    }

    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).stripLeading();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).stripLeading() : text;
    }
}
