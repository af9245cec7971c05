package io.ttsjobs.http;

import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks where a server lies, as a setting says it. */
public final class BaseUrl {

    private static final int UNNAMED_PORT = -1;
    private static final int MAX_PORT = 65_535;

    private BaseUrl() {}

    /**
     * Reads a base URL.
     *
     * @param setting the name of the setting, for the message of an error
     * @param value http or https, with a host, a port that exists if one is named, and no user info, query or fragment
     * @return the URL, without slashes at the end
     * @throws ValidationException if it is none of that kind; the message does not show the value, which may hold a password
     */
    public static URI parse(String setting, String value) {
        try {
            URI url = new URI(withoutLastSlashes(value));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (web && bare && url.getHost() != null && isPort(url.getPort())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, without the value that the exception would show
        }
        throw new ValidationException(
                setting + " must be an http or https URL with a host, a port of 1 to 65535 if any,"
                        + " and without user info, query or fragment (value not shown)");
    }

    /**
     * What may be shown of a base URL: not its path, in which some gateways expect a key.
     *
     * @param url what {@link #parse} has returned
     * @return the scheme, the host, and the port if there is one
     */
    public static String shown(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static String withoutLastSlashes(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '/') {
            end--;
        }
        return value.substring(0, end);
    }

    private static boolean isPort(int port) {
        return port == UNNAMED_PORT || (port > 0 && port <= MAX_PORT);
    }
}
