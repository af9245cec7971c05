package io.ttsjobs.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file operation failed; the message of Java's own exceptions is often the bare file name. */
final class Reason {

    private static final String NO_SUCH_FILE = "no such file or directory";

    private Reason() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return NO_SUCH_FILE;
        }
        if (e instanceof FileNotFoundException) {
            return reasonInBrackets(String.valueOf(e.getMessage()));
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A file that cannot be opened for whatever reason is "not found" to Java's streams: {@code name (reason)}. */
    private static String reasonInBrackets(String message) {
        int bracket = message.lastIndexOf('(');
        String reason = message.endsWith(")") ? message.substring(bracket + 1, message.length() - 1) : "";
        return reason.isEmpty() || reason.equalsIgnoreCase(NO_SUCH_FILE) ? NO_SUCH_FILE : reason;
    }
}
