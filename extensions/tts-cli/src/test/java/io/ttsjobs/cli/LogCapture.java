package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * All that is logged meanwhile, by whomever, at every level: what goes to SLF4J, which this module's tests write to a file,
 * and what goes to the JDK's own logging.
 *
 * <p>What the JDK's HTTP client notes to debug itself is kept apart: no library has a say in it.
 */
final class LogCapture implements AutoCloseable {

    private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", ""));

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level levelBefore = root.getLevel();
    private final StringBuilder records = new StringBuilder();
    private final StringBuilder jdkDebugRecords = new StringBuilder();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public synchronized void publish(LogRecord record) {
            String logger = String.valueOf(record.getLoggerName());
            if (logger.equals("jdk.internal.httpclient.debug")) {
                jdkDebugRecords.append(formatter.format(record));
            } else if (!logger.equals("jdk.event.security")) { // a hundred certificates for each client
                records.append(formatter.format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final long start;

    LogCapture() throws IOException {
        start = Files.exists(FILE) ? Files.size(FILE) : 0;
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
    }

    /** What was logged since, also by tests that run at the same time. */
    String text() throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(FILE)) {
            file.position(start);
            byte[] added = Channels.newInputStream(file).readAllBytes();
            return recorded(records) + new String(added, StandardCharsets.UTF_8);
        }
    }

    /** What the JDK's HTTP client has noted. */
    String jdkDebugText() {
        return recorded(jdkDebugRecords);
    }

    private String recorded(StringBuilder text) {
        synchronized (handler) {
            return text.toString();
        }
    }

    @Override
    public void close() {
        root.setLevel(levelBefore);
        root.removeHandler(handler);
    }
}
