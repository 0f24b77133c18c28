package io.recourse.query.audit;

import java.time.Instant;

/** Something at a place in the whole history. */
public interface Placed {

    /** Its position in the whole store, from 0. */
    long place();

    String streamType();

    /** The case, payment or whatever it belongs to. */
    String streamId();

    /** In its stream, from 0. */
    long sequence();

    Instant recordedAt();
}
