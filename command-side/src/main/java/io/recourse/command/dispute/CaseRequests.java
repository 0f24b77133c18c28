package io.recourse.command.dispute;

import io.recourse.actor.Channel;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Position;
import io.recourse.id.OpaqueId;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.Item;
import io.recourse.money.Money;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import io.recourse.ruling.Ruling;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    @Schema(name = "ProvisionalCreditRequest")
    record NewCredit(PaymentId paymentId, Money amount, Optional<String> reason) {}

    @Schema(name = "ReasonRequest")
    record Because(String reason) {}

    @Schema(name = "OptionalReasonRequest")
    record PerhapsBecause(Optional<String> reason) {}

    /** @param reference where it can be seen, of at most 200 characters */
    @Schema(name = "RefundResolutionRequest")
    record Resolution(boolean moved, String reference, Optional<String> reason) {

        private static final int LONGEST_REFERENCE = 200;

        Resolution checked() {
            Checks checks = new Checks();
            checks.text("/reference", Optional.of(reference), LONGEST_REFERENCE);
            return checks.build(() -> this);
        }
    }

    /** @param outcome and basis may be left out when the case has been decided; the score is 1 (not at all) to 5 (very content) */
    @Schema(name = "ClosureRequest")
    record Closure(
            Optional<Outcome> outcome,
            Optional<Basis> basis,
            Optional<String> summary,
            Optional<Integer> satisfaction,
            Optional<String> satisfactionComment) {

        Optional<Satisfaction> rating() {
            Checks checks = new Checks();
            checks.that(
                    satisfaction
                            .map(score -> score >= Satisfaction.LEAST && score <= Satisfaction.MOST)
                            .orElse(true),
                    "/satisfaction",
                    Flaw.Kind.OUT_OF_RANGE);
            checks.that(satisfaction.isPresent() || satisfactionComment.isEmpty(), "/satisfaction", Flaw.Kind.REQUIRED);
            Optional<Personal<String>> comment = FreeText.optional("/satisfactionComment", satisfactionComment);
            return checks.build(() -> satisfaction.map(score -> new Satisfaction(score, comment)));
        }
    }

    /** @param assignee the token subject of who is to have it; an empty text gives it back */
    @Schema(name = "AssignmentRequest")
    record Assignment(Optional<Queue> queue, Optional<String> assignee) {}

    @Schema(name = "IdentityVerificationRequest")
    record Verification(
            IdentityMethod method,
            boolean passed,
            Optional<Instant> validUntil,
            Optional<Instant> occurredAt,
            Optional<String> details) {}

    @Schema(name = "RequestedItem")
    record AskedItem(Item item, Optional<Boolean> mandatory, Optional<String> details) {}

    @Schema(name = "InformationRequest")
    record Question(Party party, List<AskedItem> items, Optional<String> message, Optional<Instant> dueAt) {}

    @Schema(name = "ProvidedItem")
    record AnsweredItem(Item item, Optional<String> words, Optional<ReceiptId> receiptId) {}

    @Schema(name = "InformationAnswer")
    record Answer(List<AnsweredItem> items) {}

    /** @param from the customer, for whom staff write, or the operator, which is the default */
    @Schema(name = "MessageRequest")
    record NewMessage(Optional<Party> from, Party to, String text) {}

    /** @param from the customer, for whom staff offer, or the operator, which is the default */
    @Schema(name = "OfferRequest")
    record NewOffer(
            Optional<Party> from,
            OfferKind kind,
            Optional<Money> amount,
            Optional<String> message,
            Optional<Instant> validUntil) {}

    @Schema(name = "ReturnAcknowledgementRequest")
    record Returned(ReturnCondition condition, Optional<String> details) {}

    /** @param reasonCode upper-case words joined by underscores */
    @Schema(name = "DecisionRequest")
    record Decision(
            Outcome outcome, Optional<Finality> finality, Optional<String> reasonCode, Optional<String> explanation) {

        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

        /** Somebody decides for a party, both or none; the other outcomes come about by themselves. */
        private static final Set<Outcome> DECIDED = EnumSet.of(
                Outcome.CUSTOMER_FAVOUR, Outcome.MERCHANT_FAVOUR, Outcome.SPLIT, Outcome.NO_FAULT, Outcome.PREVENTED);

        void requireSound() {
            Checks checks = new Checks();
            checks.that(
                    reasonCode.map(code -> CODE.matcher(code).matches()).orElse(true),
                    "/reasonCode",
                    Flaw.Kind.INVALID);
            checks.that(DECIDED.contains(outcome), "/outcome", Flaw.Kind.INVALID);
            checks.build(() -> this);
        }
    }

    @Schema(name = "AppealRequest")
    record NewAppeal(Party party, String reason) {}

    @Schema(name = "RulingRequest")
    record NewRuling(
            String source,
            String rulingId,
            Outcome outcome,
            Instant issuedAt,
            Optional<Boolean> reversal,
            Optional<String> words) {

        Ruling ruling() {
            Checks checks = new Checks();
            checks.parsed("/source", Optional.of(source), text -> OpaqueId.require("source", text));
            checks.parsed("/rulingId", Optional.of(rulingId), text -> OpaqueId.require("rulingId", text));
            Optional<Personal<String>> said = FreeText.optional("/words", words);
            return checks.build(() -> new Ruling(source, rulingId, outcome, issuedAt, reversal.orElse(false), said));
        }
    }

    @Schema(name = "ExtensionRequest")
    record Extension(Instant dueAt, String reason) {}

    @Schema(name = "RedactionRequest")
    record Redaction(long sequence, String reason) {}

    @Schema(name = "ResponseRequest")
    record Answering(Position position, Optional<String> message) {}
}
