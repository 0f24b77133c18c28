package io.recourse.runtime.problem;

import java.io.IOException;

/** A body is longer than its limit. An I/O failure, because it is noticed while reading. */
public final class PayloadTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    public PayloadTooLargeException(long limitBytes) {
        super("more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    public long limitBytes() {
        return limitBytes;
    }
}
