package io.recourse.command.gateway.wechat;

import java.io.IOException;

/** There was no connection, so that nothing was sent. */
final class Unreached extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreached(IOException cause) {
        super("WeChat Pay was not reached", cause);
    }
}
