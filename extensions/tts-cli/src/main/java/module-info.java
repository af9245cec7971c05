/** The {@code tts} command. */
module io.ttsjobs.cli {
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires io.ttsjobs.core;
    requires jdk.unsupported; // sun.misc.Signal
    requires static org.jspecify;

    opens io.ttsjobs.cli to
            info.picocli;
}
