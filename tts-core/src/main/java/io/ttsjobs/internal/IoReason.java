package io.ttsjobs.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be used; the messages of Java's own exceptions often are the bare file name. */
public final class IoReason {

    private IoReason() {}

    /**
     * Finds the words.
     *
     * @param cause what happened
     * @return the cause in words, without the file name that some causes repeat
     */
    public static String of(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException problem) {
            String reason = problem.getReason();
            return reason == null ? problem.getClass().getSimpleName() : reason;
        }
        if (cause instanceof FileNotFoundException && message.endsWith(")")) {
            return message.substring(message.lastIndexOf('(') + 1, message.length() - 1);
        }
        return message;
    }
}
