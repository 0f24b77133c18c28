package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Unreadable;
import io.recourse.payment.OutsideMovement;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A notice of a refund: of one of ours, or of one that somebody made in the merchant platform or by another system. */
record RefundNotice(Envelope envelope, Fields refund) {

    Notice read() throws Unreadable {
        String word = refund.text("refund_status");
        if (!envelope.type().equals("REFUND." + word)) {
            throw new Unreadable("its event_type and its refund_status differ");
        }
        Standing standing = new RefundStatus(word, refund.text("refund_id"))
                .standing()
                .orElseThrow(() -> new Unreadable("its refund_status is not known"));
        Optional<RefundId> ours = ours(refund.text("out_refund_no"));
        if (ours.isPresent()) {
            return new Notice.RefundStands(envelope.id(), ours.get(), standing, since());
        }
        return standing instanceof Standing.Succeeded succeeded
                ? new Notice.MovedOutside(
                        envelope.id(),
                        List.of(refund.text("transaction_id"), refund.text("out_trade_no")),
                        movement(succeeded.reference()))
                : new Notice.Other(envelope.id(), envelope.type());
    }

    private Instant since() throws Unreadable {
        return refund.textOr("success_time", "").isEmpty()
                ? envelope.fields().time("create_time")
                : refund.time("success_time");
    }

    /** A refund moves once, so that its id is the movement's too. Amounts are of the order's currency, which is the yuan. */
    @SuppressWarnings("UnusedException")
    private OutsideMovement movement(String reference) throws Unreadable {
        try {
            return new OutsideMovement(
                    WechatPayGateway.SOURCE,
                    reference,
                    OutsideMovement.Kind.REFUND,
                    reference,
                    Fen.money(refund.inner("amount").integer("refund")),
                    since());
        } catch (IllegalArgumentException e) {
            throw new Unreadable("its refund_id or its amount is none");
        }
    }

    @SuppressWarnings("UnusedException")
    private static Optional<RefundId> ours(String outRefundNo) {
        try {
            return Optional.of(new RefundId(outRefundNo));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
