package io.recourse.command.gateway.wechat;

/** Thrown through the vendor's library, which would ask no signature of a refusal. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.inShort());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
