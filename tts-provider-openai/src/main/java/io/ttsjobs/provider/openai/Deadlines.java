package io.ttsjobs.provider.openai;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param connect for the connection
 * @param whole for the whole answer, from the sending of the request
 * @param idle for the next bytes of a body that has begun
 */
record Deadlines(Duration connect, Duration whole, Duration idle) {

    /** A slow server may think for minutes before it answers, but one that speaks does not fall silent. */
    static final Deadlines DEFAULT =
            new Deadlines(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(60));
}
