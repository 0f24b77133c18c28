package io.recourse.command.hold;

/** The wallet did not answer, so that nobody knows whether the account is locked. */
public final class WalletUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    public WalletUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
