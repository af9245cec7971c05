package io.ttsjobs.job;

import io.ttsjobs.spi.ValidationException;
import java.util.UUID;

/** Names of jobs, which become parts of file names and so hold nothing that a path could mistake. */
final class JobId {

    private static final int MAX_LENGTH = 64;

    private JobId() {}

    static String create() {
        return UUID.randomUUID().toString();
    }

    static String check(String id) {
        if (!isValid(id)) {
            throw new ValidationException("a job id must be 1 to " + MAX_LENGTH
                    + " of the characters A-Z a-z 0-9 _ -, but is " + printable(id));
        }
        return id;
    }

    static boolean isValid(String id) {
        return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(JobId::isSafe);
    }

    private static boolean isSafe(int c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** An id from outside may hold control characters and be of any length. */
    private static String printable(String id) {
        StringBuilder shown = new StringBuilder("\"");
        id.chars().limit(MAX_LENGTH).forEach(c -> shown.append(c > ' ' && c < 0x7F ? (char) c : '?'));
        return shown.append(id.length() > MAX_LENGTH ? "..." : "").append('"').toString();
    }
}
