package io.recourse.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where messages are sent: an absolute {@code https} or {@code http} address of at most 2,000 characters, without user-info and
 * fragment. A host that ends in a number must be an IPv4 address in its usual form, as the URL standard (WHATWG) would read it:
 * {@code 2130706433} or {@code 0x7f.1} is refused, whatever a resolver makes of it. Whether its host may be reached is not said here.
 */
public record WebhookUrl(@JsonValue String value) {

    private static final int LIMIT = 2_000;
    private static final int LAST_PORT = 65_535;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\.?");

    /** @throws IllegalArgumentException when it is none; the message does not quote it */
    public WebhookUrl {
        require(value.length() <= LIMIT, "must have at most " + LIMIT + " characters");
        require(VISIBLE.matcher(value).matches(), "must have letters, digits and signs of ASCII only");
        URI uri = parsed(value);
        require(
                "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()),
                "must begin with https://, in small letters");
        require(uri.getHost() != null, "must name a host");
        require(uri.getRawUserInfo() == null, "must have no user name");
        require(uri.getRawFragment() == null, "must have no fragment");
        require(uri.getPort() != 0 && uri.getPort() <= LAST_PORT, "must have a port from 1 to " + LAST_PORT);
        require(isHost(uri.getHost()), "must name its host in the usual form");
    }

    @JsonCreator
    public static WebhookUrl of(String value) {
        return new WebhookUrl(value);
    }

    public URI uri() {
        return URI.create(value);
    }

    public boolean encrypted() {
        return "https".equals(uri().getScheme());
    }

    /** A name, or an IPv4 address, or an IPv6 address without its brackets. */
    public String host() {
        String host = uri().getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the host is an address, so that nobody need be asked for it. */
    public boolean namesAddress() {
        return uri().getHost().startsWith("[") || IPV4.matcher(host()).matches();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            // A zone would choose a network of this machine.
            return host.indexOf('%') < 0;
        }
        return ENDS_IN_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    private static URI parsed(String value) {
        try {
            return new URI(value).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a complete address, such as https://example.com/recourse", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
