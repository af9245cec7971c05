package io.ttsjobs.http;

import io.ttsjobs.spi.ProviderUnavailableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
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

    ProviderUnavailableException toException(@Nullable Throwable failure) {
        StringBuilder kinds = new StringBuilder();
        boolean unconnected = false;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            unconnected |= one instanceof ConnectException
                    || one instanceof HttpConnectTimeoutException
                    || one instanceof UnresolvedAddressException;
            kinds.append(kinds.isEmpty() ? "" : ", ").append(one.getClass().getSimpleName());
        }
        String what = unconnected ? "no connection to " + server() : "the connection broke";
        return new ProviderUnavailableException(what + " (" + kinds + ")");
    }

    private String server() {
        return target.getHost() + (target.getPort() < 0 ? "" : ":" + target.getPort());
    }
}
