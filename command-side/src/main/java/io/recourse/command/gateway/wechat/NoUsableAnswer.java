package io.recourse.command.gateway.wechat;

/** There is no answer that can be believed. Tells nothing of what was sent or came back: both hold personal data. */
final class NoUsableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoUsableAnswer(String message) {
        super(message);
    }

    NoUsableAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
