package io.ttsjobs.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers that no server sent. */
final class Answers {

    private Answers() {}

    static HttpHeaders headers(Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }

    static HttpAnswer of(int status, Map<String, String> headers) {
        return new HttpAnswer(status, headers(headers), InputStream.nullInputStream());
    }
}
