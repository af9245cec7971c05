package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.testkit.RawCall.End;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireServerTest {

    private static final int PATIENCE_MILLIS = 20_000;

    private final WireServer server = new WireServer().otherwise(request -> WireServer.json(200, "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 99999999", "Content-Length: 99999999999", "Content-Length: -1", "no colon"})
    void request_thatIsNone_isNotAnswered(String header) {
        RawCall call = RawCall.send(server.url(), "POST", "", PATIENCE_MILLIS, header);
        assertThat(call.text()).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void request_headerOfAMegabyte_isNotAnswered() {
        assertThat(RawCall.send(server.url(), "POST", "", PATIENCE_MILLIS, "X-Long: " + "x".repeat(1 << 20))
                        .end())
                .isNotEqualTo(End.SILENT);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void reply_ofMegabytes_comesWhole() {
        server.then(WireServer.reply(200, "audio/mpeg", new byte[3 << 20]));
        assertThat(RawCall.post(server.url(), PATIENCE_MILLIS).rawBody()).hasSize(3 << 20);
    }
}
