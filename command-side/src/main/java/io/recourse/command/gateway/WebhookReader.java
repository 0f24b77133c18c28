package io.recourse.command.gateway;

import java.util.List;

/** Reads what a gateway sends by itself. */
public interface WebhookReader {

    /** The source whose gateway sends it, and the last part of the path to which it does. */
    String source();

    /**
     * What a delivery says, each once, in its order. Whatever is not known is there too, as {@link Notice.Other}.
     *
     * @throws NotAuthentic when it is not from the gateway, or too old to tell
     * @throws Unreadable when it is, and makes no sense
     */
    List<Notice> read(Delivery delivery) throws NotAuthentic, Unreadable;

    /** What the gateway wants to hear when the delivery is safe with us. */
    Receipt receipt();

    /** @param contentType of {@code body}, which may be empty */
    record Receipt(int status, String contentType, String body) {}
}
