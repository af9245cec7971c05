package io.ttsjobs.http;

import io.ttsjobs.spi.ValidationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks where a server lies, as a setting says it. */
public final class BaseUrl {

    private BaseUrl() {}

    /**
     * Reads a base URL.
     *
     * @param setting the name of the setting, for the message of an error
     * @param value http or https, with a host, and without user info, query or fragment
     * @return the URL, without a slash at the end
     * @throws ValidationException if it is none of that kind; the message does not show the value, which may hold a password
     */
    public static URI parse(String setting, String value) {
        try {
            URI url = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (web && bare && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, without the value that the exception would show
        }
        throw new ValidationException(setting + " must be an http or https URL with a host and without user info,"
                + " query or fragment (value not shown)");
    }
}
