package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class UnreachableTest {

    @Test
    void refusing_connection_isRefused() {
        try (Unreachable address = Unreachable.refusing()) {
            assertThatThrownBy(() -> connect(address)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void unanswering_connection_doesNotComeAbout() {
        try (Unreachable address = Unreachable.unanswering()) {
            assertThatThrownBy(() -> connect(address)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void withoutTls_handshake_fails() {
        try (Unreachable address = Unreachable.withoutTls()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address.url())).build();
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void unknownHost_name_isReservedToBeUnknown() {
        try (Unreachable address = Unreachable.unknownHost()) {
            assertThat(URI.create(address.url()).getHost()).endsWith(".invalid");
        }
    }

    private static void connect(Unreachable address) throws Exception {
        try (Socket socket = new Socket()) {
            int port = URI.create(address.url()).getPort();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
        }
    }
}
