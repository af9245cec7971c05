package io.ttsjobs.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, whose failures are told apart from those of files. */
final class StandardOutput extends FilterOutputStream {

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new Broken(e);
        }
    }

    /** Standard output takes no more. */
    static final class Broken extends IOException {

        private static final long serialVersionUID = 1L;

        Broken(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** Whether the reader has left, as {@code head} does; that is no error. Java tells it by the message alone. */
        boolean readerHasLeft() {
            String message = String.valueOf(getMessage());
            return message.contains("Broken pipe") || message.contains("pipe is being closed");
        }
    }
}
