package io.ttsjobs.testkit;

import io.ttsjobs.testkit.WireServer.Received;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a request line asks for.
 *
 * @param method such as {@code POST}
 * @param path as it came, before the question mark
 * @param query the parameters behind it, decoded
 */
record RequestTarget(String method, String path, Map<String, String> query) {

    static RequestTarget of(Received request) {
        String[] parts = (request.line() + "   ").split(" ", -1);
        int mark = parts[1].indexOf('?');
        String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
        Map<String, String> query = new HashMap<>();
        for (String pair :
                mark < 0 ? new String[0] : parts[1].substring(mark + 1).split("&")) {
            String[] sides = (pair + "=").split("=", -1);
            query.put(decode(sides[0]), decode(sides[1]));
        }
        return new RequestTarget(parts[0], path, query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
