package io.ttsjobs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.http.HttpAnswer;
import io.ttsjobs.http.HttpSender;
import io.ttsjobs.spi.ProviderUnavailableException;
import io.ttsjobs.testkit.RawCall.End;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WireFaultTest {

    private static final String GOOD = "0123456789";
    private static final String HALF = "01234";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int IMPATIENCE_MILLIS = 200;

    private final WireServer server = new WireServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE_HEAD", "RESET_IN_HEAD", "RESET_IN_BODY"})
    void answer_reset_endsInAReset(WireFault fault) {
        assertThat(call(fault, PATIENCE_MILLIS).end()).isEqualTo(End.RESET);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT_BEFORE_HEAD", "SILENT_IN_BODY", "SLOW_CLOSE"})
    void answer_silence_doesNotEndByItself(WireFault fault) {
        assertThat(call(fault, IMPATIENCE_MILLIS).end()).isEqualTo(End.SILENT);
    }

    static Stream<WireFault> thatClose() {
        return Arrays.stream(WireFault.values())
                .filter(fault ->
                        !fault.name().startsWith("RESET") && !fault.name().startsWith("SILENT"))
                .filter(fault ->
                        fault != WireFault.SLOW_CLOSE && fault != WireFault.DRIBBLE && fault != WireFault.ENDLESS_BODY);
    }

    @ParameterizedTest
    @MethodSource("thatClose")
    void answer_anyOther_endsInGoodOrder(WireFault fault) {
        assertThat(call(fault, PATIENCE_MILLIS).end()).isEqualTo(End.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE_HEAD", "EMPTY_REPLY", "SILENT_BEFORE_HEAD"})
    void answer_nothing_isNoByte(WireFault fault) {
        assertThat(call(fault, IMPATIENCE_MILLIS).text()).isEmpty();
    }

    @Test
    void answer_silenceInBody_comesAfterHalfOfIt() {
        RawCall call = call(WireFault.SILENT_IN_BODY, IMPATIENCE_MILLIS);
        assertThat(call.headers()).containsEntry("content-length", "10");
        assertThat(call.rawBody()).asString().isEqualTo(HALF);
    }

    @Test
    void answer_cutShort_saysMoreThanItSends() {
        RawCall call = call(WireFault.CUT_SHORT, PATIENCE_MILLIS);
        assertThat(call.headers()).containsEntry("content-length", "10");
        assertThat(call.rawBody()).asString().isEqualTo(HALF);
    }

    @Test
    void answer_chunksCut_lackTheLast() {
        assertThat(call(WireFault.CHUNKS_CUT, PATIENCE_MILLIS).rawBody())
                .asString()
                .isEqualTo("5\r\n" + HALF + "\r\n");
    }

    @Test
    void answer_chunksBroken_haveASizeThatIsNone() {
        assertThat(call(WireFault.CHUNKS_BROKEN, PATIENCE_MILLIS).rawBody())
                .asString()
                .isEqualTo("5\r\n" + HALF + "\r\nno size\r\n" + HALF);
    }

    @Test
    void answer_endlessBody_outlastsTheReader() {
        assertThat(call(WireFault.ENDLESS_BODY, PATIENCE_MILLIS).end()).isEqualTo(End.NEVER);
    }

    @Test
    void answer_dribble_neverPausesForLong() {
        RawCall call = RawCall.post(url(WireFault.DRIBBLE), PATIENCE_MILLIS, 120);
        assertThat(call.end()).isEqualTo(End.NEVER);
        assertThat(call.headers()).containsEntry("content-length", "1000000");
    }

    @Test
    void answer_dribble_isOfTheGoodBody() {
        RawCall head = RawCall.post(url(WireFault.DRIBBLE), PATIENCE_MILLIS, 1);
        int headBytes = head.head().length() + 4;
        RawCall call = RawCall.post(url(WireFault.DRIBBLE), PATIENCE_MILLIS, headBytes + 12);
        assertThat(call.headers()).containsEntry("content-type", "audio/mpeg");
        assertThat(call.rawBody()).asString().isEqualTo(GOOD + "01");
    }

    @Test
    void answer_endlessBody_beginsAsTheGoodOne() {
        RawCall call = call(WireFault.ENDLESS_BODY, PATIENCE_MILLIS);
        assertThat(call.headers()).containsEntry("content-type", "audio/mpeg");
        assertThat(call.rawBody()).asString().startsWith("4000\r\n" + HALF + "44444");
    }

    @Test
    void spoil_answerOfStatedLength_spoilsItsBody() {
        server.then(WireFault.CUT_SHORT.spoil(WireServer.reply(200, "audio/ogg", good(), "X-Any: 1")));
        RawCall call = RawCall.post(server.url(), PATIENCE_MILLIS);
        assertThat(call.headers()).containsEntry("content-length", "10").containsEntry("content-type", "audio/ogg");
        assertThat(call.rawBody()).asString().isEqualTo(HALF);
    }

    @Test
    void spoil_answerInChunks_spoilsWhatIsInThem() {
        byte[] chunks = "3\r\n012\r\n7\r\n3456789\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] head = WireServer.head(200, "audio/ogg", "Transfer-Encoding: chunked");
        server.then(WireFault.CUT_SHORT.spoil(WireServer.raw(head, chunks)));
        assertThat(RawCall.post(server.url(), PATIENCE_MILLIS).rawBody())
                .asString()
                .isEqualTo(HALF);
    }

    @Test
    void answer_exampleOfTheJavadoc_spoilsOneCall() throws InterruptedException {
        byte[] speech = good();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
        server.otherwise(any -> WireServer.reply(200, "audio/mpeg", speech));
        try (HttpSender provider = HttpSender.builder("example").build()) {
            server.then(WireFault.RESET_IN_BODY.answer("audio/mpeg", speech));
            assertThatThrownBy(() -> provider.send(request, HttpAnswer::readBody))
                    .isInstanceOf(ProviderUnavailableException.class);
            assertThat(provider.send(request, HttpAnswer::readBody).size()).isEqualTo(speech.length);
        }
    }

    @Test
    void answer_gzipGarbage_saysItIsPacked() {
        RawCall call = call(WireFault.GZIP_GARBAGE, PATIENCE_MILLIS);
        assertThat(call.headers()).containsEntry("content-encoding", "gzip");
        assertThat(call.rawBody()).asString().isEqualTo("this is no gzip");
    }

    @Test
    void answer_twice_isTheSameTwice() {
        String text = call(WireFault.ANSWERED_TWICE, PATIENCE_MILLIS).text();
        String half = text.substring(text.length() / 2);
        assertThat(text).isEqualTo(half + half).endsWith(GOOD);
    }

    @Test
    void answer_slowClose_isWhole() {
        RawCall call = call(WireFault.SLOW_CLOSE, IMPATIENCE_MILLIS);
        assertThat(call.rawBody()).asString().isEqualTo(GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_TYPE, image/png, 0123456789",
        "HTML_PAGE, text/html, <!doctype",
        "EMPTY_BODY, audio/mpeg, ''",
        "ERROR_AS_SUCCESS, application/json, '{\"error\"'",
        "EVENT_STREAM, text/event-stream, 'data: '"
    })
    void answer_wrongSuccess_isAStatusOf200(WireFault fault, String type, String start) {
        RawCall call = call(fault, PATIENCE_MILLIS);
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.headers()).containsEntry("content-type", type);
        assertThat(call.rawBody()).asString().startsWith(start);
    }

    @Test
    void answer_redirect_leadsToItself() {
        server.otherwise(request -> WireFault.REDIRECT_LOOP.answer("audio/mpeg", good()));
        String first = RawCall.post(server.url(), PATIENCE_MILLIS).headers().getOrDefault("location", "");
        assertThat(first).startsWith(server.url());
        assertThat(RawCall.post(first, PATIENCE_MILLIS).headers()).containsEntry("location", first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "STATUS_.*")
    void answer_status_isTheOneOfItsName(WireFault fault) {
        RawCall call = call(fault, PATIENCE_MILLIS);
        assertThat(call.status()).isEqualTo(fault.status().orElseThrow());
        assertThat(fault.name()).startsWith("STATUS_" + call.status());
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_429_SECONDS, 1",
        "STATUS_429_DECIMALS, 0.1",
        "STATUS_429_MILLIS, 1",
        "STATUS_429_GARBAGE, soon",
        "STATUS_429_NEGATIVE, -5",
        "STATUS_429_ABSURD, 999999999",
        "STATUS_503, 1"
    })
    void answer_askingForAWait_saysSo(WireFault fault, String wait) {
        assertThat(call(fault, PATIENCE_MILLIS).headers()).containsEntry("retry-after", wait);
    }

    @Test
    void answer_waitUntilADate_isReckonedWhenItIsSent() {
        Map<String, String> headers =
                call(WireFault.STATUS_429_DATE, PATIENCE_MILLIS).headers();
        Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(headers.get("retry-after"), Instant::from);
        assertThat(Duration.between(until, Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void answer_429WithoutAWait_hasNoSuchHeader() {
        assertThat(call(WireFault.STATUS_429, PATIENCE_MILLIS).headers()).doesNotContainKey("retry-after");
    }

    @Test
    void refusal_statusFault_carriesTheWordsOfTheService() {
        server.then(WireFault.STATUS_503.refusal("{\"detail\":\"later\"}"));
        assertThat(RawCall.post(server.url(), PATIENCE_MILLIS).rawBody())
                .asString()
                .isEqualTo("{\"detail\":\"later\"}");
    }

    @Test
    void refusal_faultWithoutStatus_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WireFault.CUT_SHORT.refusal("{}"))
                .withMessageContaining("CUT_SHORT");
    }

    @Test
    void description_all_areDifferent() {
        assertThat(WireFault.values()).extracting(WireFault::description).doesNotHaveDuplicates();
    }

    private RawCall call(WireFault fault, int patienceMillis) {
        return RawCall.post(url(fault), patienceMillis);
    }

    private String url(WireFault fault) {
        return server.then(fault.answer("audio/mpeg", good())).url();
    }

    private static byte[] good() {
        return GOOD.getBytes(StandardCharsets.US_ASCII);
    }
}
