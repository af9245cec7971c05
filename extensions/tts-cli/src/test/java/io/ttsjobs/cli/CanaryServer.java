package io.ttsjobs.cli;

import io.ttsjobs.testkit.SpeechServer;
import io.ttsjobs.testkit.Unreachable;
import io.ttsjobs.testkit.WireServer;
import io.ttsjobs.testkit.WireServer.Answer;
import io.ttsjobs.testkit.WireServer.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server that echoes the key wherever an answer has room for it. */
final class CanaryServer implements AutoCloseable {

    private static final String ECHO = CanaryKey.echo();
    private static final String[] ECHOING_HEADERS = {
        "request-id: " + ECHO,
        "x-request-id: " + ECHO,
        "Location: /?api_key=" + CanaryKey.urlEncoded(),
        "Retry-After: " + CanaryKey.VALUE,
        "x-should-retry: " + CanaryKey.VALUE,
        "character-cost: " + CanaryKey.VALUE,
        "maximum-concurrent-requests: " + CanaryKey.VALUE,
        "X-Api-Key: " + CanaryKey.VALUE
    };

    private final HttpClient client = HttpClient.newHttpClient();
    private final SpeechServer speech = new SpeechServer();
    private final Unreachable refusing = Unreachable.refusing();
    private final WireServer wire;
    private final Habit habit;

    /** What the server does, or where the user says it is. */
    enum Habit {
        SPEAKS,
        ANSWERS_302,
        ANSWERS_400,
        ANSWERS_401,
        ANSWERS_403,
        ANSWERS_429,
        ANSWERS_500,
        SENDS_TEXT_FOR_AUDIO,
        SENDS_BROKEN_JSON,
        SENDS_NO_HTTP,
        BREAKS_OFF,
        REFUSES_CONNECTIONS,
        HAS_THE_KEY_AS_USER_INFO,
        HAS_THE_KEY_IN_ITS_PATH,
        HAS_THE_KEY_IN_ITS_QUERY;

        /** Whether the JDK's HTTP client, asked to debug itself, notes what holds the key: URLs, and what is no HTTP. */
        boolean isNotedByTheJdk() {
            return this == SENDS_NO_HTTP || this == HAS_THE_KEY_IN_ITS_PATH;
        }
    }

    CanaryServer(Habit habit) {
        this.habit = habit;
        this.wire = new WireServer().otherwise(this::answer);
    }

    /** Where it is, as the settings say it. */
    String url() {
        return switch (habit) {
            case REFUSES_CONNECTIONS -> refusing.url();
            case HAS_THE_KEY_AS_USER_INFO ->
                wire.url().replace("http://", "http://user:" + CanaryKey.urlEncoded() + "@");
            case HAS_THE_KEY_IN_ITS_PATH -> wire.url() + "/" + CanaryKey.urlEncoded();
            case HAS_THE_KEY_IN_ITS_QUERY -> wire.url() + "/?api_key=" + CanaryKey.urlEncoded();
            default -> wire.url();
        };
    }

    /** What has reached it. */
    List<Received> received() {
        return wire.received();
    }

    private Answer answer(Received request) throws IOException, InterruptedException {
        byte[] text = ECHO.getBytes(StandardCharsets.UTF_8);
        return switch (habit) {
            case SPEAKS -> speak(request);
            case ANSWERS_302, ANSWERS_400, ANSWERS_401, ANSWERS_403, ANSWERS_429, ANSWERS_500 ->
                explain(Integer.parseInt(habit.name().substring("ANSWERS_".length())));
            case SENDS_TEXT_FOR_AUDIO -> WireServer.reply(200, "audio/mpeg", text, ECHOING_HEADERS);
            case SENDS_BROKEN_JSON -> WireServer.json(200, "{\"" + ECHO + "\": " + CanaryKey.VALUE, ECHOING_HEADERS);
            case SENDS_NO_HTTP ->
                WireServer.raw((CanaryKey.VALUE + " " + ECHO + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            case BREAKS_OFF -> WireServer.cutByLength("audio/mpeg", text);
            case REFUSES_CONNECTIONS, HAS_THE_KEY_AS_USER_INFO, HAS_THE_KEY_IN_ITS_PATH, HAS_THE_KEY_IN_ITS_QUERY ->
                explain(404);
        };
    }

    private static Answer explain(int status) {
        String words = "{\"message\":\"ECHO\",\"code\":\"ECHO\",\"type\":\"ECHO\",\"status\":\"ECHO\"}";
        String body =
                "{\"error\":WORDS,\"detail\":WORDS}".replace("WORDS", words).replace("ECHO", ECHO);
        return WireServer.json(status, body, ECHOING_HEADERS);
    }

    /** Real speech, with the key in its headers. */
    private Answer speak(Received request) throws IOException, InterruptedException {
        String[] line = request.line().split(" ", -1);
        HttpRequest.Builder copy = HttpRequest.newBuilder(URI.create(speech.url() + line[1]))
                .method(line[0], HttpRequest.BodyPublishers.ofString(request.text()));
        for (String header : List.of("content-type", "accept", "authorization", "xi-api-key")) {
            if (request.headers().containsKey(header)) {
                copy.header(header, request.headers().get(header));
            }
        }
        HttpResponse<byte[]> answer = client.send(copy.build(), HttpResponse.BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("content-type").orElse("");
        List<String> headers = new ArrayList<>(List.of("request-id: " + ECHO, "x-request-id: " + ECHO));
        headers.add("X-Api-Key: " + CanaryKey.VALUE);
        return WireServer.reply(answer.statusCode(), type, answer.body(), headers.toArray(String[]::new));
    }

    @Override
    public void close() {
        wire.close();
        speech.close();
        refusing.close();
    }
}
