package io.ttsjobs.testkit;

import io.ttsjobs.testkit.WireServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What an answer would tell its client: the body out of its chunks, and its type. */
final class WholeAnswer {

    private static final String END = "\r\n";

    private final String type;
    private final byte[] body;

    private WholeAnswer(String type, byte[] body) {
        this.type = type;
        this.body = body;
    }

    static WholeAnswer of(Answer answer, Socket peer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        answer.write(bytes, peer);
        // A character for each byte, so that places in the text are places in the bytes.
        String all = bytes.toString(StandardCharsets.ISO_8859_1);
        int headEnd = all.indexOf(END + END);
        if (headEnd < 0) {
            throw new IOException("the answer to be spoilt has no head");
        }
        String head = all.substring(0, headEnd);
        String body = all.substring(headEnd + 2 * END.length());
        boolean chunked = header(head, "transfer-encoding").isPresent();
        return new WholeAnswer(
                header(head, "content-type").orElse(""),
                (chunked ? join(body) : body).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The content type, or empty for none. */
    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static String join(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        for (int size = size(chunks, at); size > 0; size = size(chunks, at)) {
            int start = chunks.indexOf(END, at) + END.length();
            body.append(chunks, start, start + size);
            at = start + size + END.length();
        }
        return body.toString();
    }

    private static int size(String chunks, int at) {
        return Integer.parseInt(chunks.substring(at, chunks.indexOf(END, at)), 16);
    }
}
