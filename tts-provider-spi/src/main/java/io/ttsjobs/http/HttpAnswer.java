package io.ttsjobs.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer whose body is on its way; its status and headers are there.
 *
 * <p>For the one thread that reads it, and only within {@link HttpSender#send}.
 */
public final class HttpAnswer {

    private static final int OK = 200;
    private static final int EXPLANATION_BYTES = 64 * 1024;

    private final int status;
    private final HttpHeaders headers;
    private final InputStream body;

    HttpAnswer(int status, HttpHeaders headers, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * The status.
     *
     * @return 200 to 599
     */
    public int status() {
        return status;
    }

    /**
     * Whether the server did what it was asked. Speech and lists of voices come with 200 and with no other status.
     *
     * @return true if the status is 200
     */
    public boolean isOk() {
        return status == OK;
    }

    /**
     * The headers.
     *
     * @return the headers, whose names may be asked for in any case
     */
    public HttpHeaders headers() {
        return headers;
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value without the white space around it, or empty if it is missing or blank
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The body as it comes. A read raises {@link io.ttsjobs.spi.ProviderException} if a deadline passes, the connection
     * breaks or the body is too large, and never {@link IOException}; an interrupt passes through it to {@link
     * HttpSender#send}.
     *
     * @return the same stream each time, which need not be closed
     */
    public InputStream body() {
        return body;
    }

    /**
     * Reads the whole body.
     *
     * @return what came from here on to its end
     * @throws io.ttsjobs.spi.ProviderException if it does not come whole
     */
    public BodyBuffer readBody() {
        BodyBuffer buffer = new BodyBuffer();
        copy(Long.MAX_VALUE, buffer);
        return buffer;
    }

    /**
     * Reads the start of the body, as much as an error is explained in: 64 KiB.
     *
     * @return the bytes; the rest is let go
     * @throws io.ttsjobs.spi.ProviderException if the connection breaks before
     */
    public byte[] readExplanation() {
        BodyBuffer buffer = new BodyBuffer();
        copy(EXPLANATION_BYTES, buffer);
        return buffer.head(EXPLANATION_BYTES);
    }

    private void copy(long most, BodyBuffer buffer) {
        byte[] block = new byte[8192];
        try {
            while (buffer.size() < most) {
                int count = body.read(block, 0, (int) Math.min(block.length, most - buffer.size()));
                if (count < 0) {
                    return;
                }
                buffer.write(block, 0, count);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the body raises no errors of I/O", e);
        }
    }
}
