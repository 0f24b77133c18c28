package io.recourse.runtime.webhook;

import io.recourse.webhook.WebhookUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses may be called: encrypted ones on the internet at large, so that no merchant can make Recourse call what only
 * Recourse can reach.
 *
 * @param everywhere for demonstrations and closed networks: private addresses and plain HTTP, too
 */
public record WebhookReach(boolean everywhere) {

    /** What the text alone can tell; whether a name leads to an address that may be called is known when it is called. */
    public boolean allows(WebhookUrl url) {
        return everywhere || (url.encrypted() && (!url.namesAddress() || allows(literal(url.host()))));
    }

    public boolean allows(InetAddress address) {
        return everywhere || PublicAddress.is(address);
    }

    /** @param address in figures, so that nobody is asked */
    static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address in figures", e);
        }
    }
}
