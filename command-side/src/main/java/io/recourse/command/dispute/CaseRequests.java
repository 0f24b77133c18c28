package io.recourse.command.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Outcome;
import io.recourse.money.Money;
import io.recourse.payment.PaymentId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** The bodies of the requests that work on an open case. Free text is not blank and has at most 4,000 characters. */
final class CaseRequests {

    private CaseRequests() {}

    @Schema(name = "ContactRequest")
    record Contact(Channel channel, String words, Optional<String> result, Optional<Instant> occurredAt) {}

    @Schema(name = "NoteRequest")
    record Note(String text) {}

    @Schema(name = "EscalationRequest")
    record Escalation(EscalationTarget to, String reason) {}

    @Schema(name = "RefundRequest")
    record NewRefund(PaymentId paymentId, Money amount, Optional<String> reason) {}

    @Schema(name = "ClosureRequest")
    record Closure(Outcome outcome, Basis basis, Optional<String> summary) {}
}
