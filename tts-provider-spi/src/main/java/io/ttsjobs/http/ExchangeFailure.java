package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderAuthException;
import io.ttsjobs.spi.ProviderException;
import io.ttsjobs.spi.ProviderUnavailableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells why an exchange broke, by the kinds of the errors and not by their words: some of the JDK's messages quote what
 * the server sent, and a cause would show them.
 */
final class ExchangeFailure {

    private final URI target;

    ExchangeFailure(URI target) {
        this.target = target;
    }

    ProviderException toException(@Nullable Throwable failure) {
        return isAboutLogin(failure)
                ? new ProviderAuthException("the HTTP client's authenticator has no login that is accepted")
                : new ProviderUnavailableException(describe(failure));
    }

    /**
     * Whether a client with an authenticator gave up a 401 or 407, which JDK 17 raises and does not hand over: it is asked for
     * a login that it has not, or is not told how to log in. Only where the error arose tells it from others.
     */
    private static boolean isAboutLogin(@Nullable Throwable failure) {
        return failure != null
                && Arrays.stream(failure.getStackTrace())
                        .limit(1)
                        .anyMatch(raised -> raised.getClassName().endsWith(".AuthenticationFilter"));
    }

    private String describe(@Nullable Throwable failure) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException) {
                return "no host is known by the name of " + target.getHost();
            }
            if (one instanceof HttpConnectTimeoutException) {
                return "no connection to " + server() + " came about in time";
            }
            if (one instanceof HttpTimeoutException) {
                return "no answer began within the timeout of the request";
            }
            if (one instanceof SSLException) {
                return "no TLS connection to " + server() + " came about, or it broke";
            }
            kinds.append(kinds.isEmpty() ? "" : ", ").append(one.getClass().getSimpleName());
        }
        boolean refused = failure instanceof ConnectException;
        return refused ? "no connection to " + server() + ": refused" : "the connection broke (" + kinds + ")";
    }

    private String server() {
        return target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort());
    }
}
