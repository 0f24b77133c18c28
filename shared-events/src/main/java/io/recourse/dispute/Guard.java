package io.recourse.dispute;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.information.InformationRequest;
import io.recourse.offer.MadeOffer;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must be so before something can be asked of a case, beyond its phase; each with the rule that refuses otherwise. */
enum Guard {
    RECEIPTS_LEFT(Rule.RECEIPT_LIMIT_REACHED, Asked::mayAttach),
    RECEIPT_PRESENT(
            Rule.RECEIPT_NOT_PRESENT,
            asked -> asked.state().receipts().stream()
                    .anyMatch(r -> asked.about(r.id())
                            && r.withdrawnAt().isEmpty()
                            && (asked.byMerchant() ? r.party() == Party.MERCHANT : !r.draft()))),
    REQUEST_OPEN(
            Rule.REQUEST_NOT_OPEN,
            asked -> asked.state().dealings().requests().stream()
                    .filter(InformationRequest::answerable)
                    .anyMatch(r -> asked.about(r.id()) && (!asked.byMerchant() || r.party() == Party.MERCHANT))),
    UNDECIDED(Rule.ALREADY_DECIDED, asked -> !asked.state().course().decided()),
    NOT_FINAL(
            Rule.ALREADY_DECIDED,
            asked -> !asked.state().course().decided()
                    || asked.state()
                            .verdict()
                            .filter(v -> v.finality() == Finality.PROVISIONAL)
                            .isPresent()),
    RESPONSES_LEFT(
            Rule.RESPONSE_LIMIT_REACHED,
            asked -> asked.state().dealings().responsesIn(asked.state().round()).size()
                    < asked.state().terms().mostResponses()),
    NOTHING_OFFERED(Rule.OFFER_STANDS, Asked::mayOffer),
    OFFER_TO_CALLER(
            Rule.OFFER_NOT_STANDING,
            asked -> asked.state().dealings().offers().stream()
                    .filter(MadeOffer::standing)
                    .anyMatch(o -> asked.about(o.offer().id())
                            && (o.offer().to() == Party.MERCHANT) == asked.byMerchant()
                            && asked.inTime(o.deadline()))),
    RETURN_AWAITED(Rule.NO_RETURN_AWAITED, asked -> asked.state().dealings().returnAwaited()),
    APPEAL_OPEN(
            Rule.APPEAL_NOT_OPEN,
            asked -> asked.state().course().appeal().state() == AppealState.OPEN
                    && asked.state().deadlines().stream()
                            .anyMatch(d -> d.name().kind().equals(DeadlineName.APPEAL) && d.inTime(asked.now()))),
    HAS_PAYMENT(
            Rule.PAYMENT_NOT_IN_CASE, asked -> asked.state().payments().stream().anyMatch(p -> asked.about(p.id()))),
    AWAITS_APPROVAL(
            Rule.REFUND_NOT_AWAITING_APPROVAL,
            asked -> asked.awaitingApproval().findAny().isPresent()),
    ASKED_BY_ANOTHER(
            Rule.FOUR_EYES,
            asked -> asked.awaitingApproval()
                    .anyMatch(r -> !r.requestedBy().equals(asked.actor().id()))),
    NOTHING_AWAITS_APPROVAL(
            Rule.REFUND_AWAITS_APPROVAL,
            asked -> asked.state().refunds().stream().noneMatch(CaseRefund::awaitsApproval)),
    REVERSIBLE(
            Rule.REFUND_NOT_REVERSIBLE,
            asked -> asked.state().refunds().stream()
                            .anyMatch(r -> asked.about(r.id()) && r.status() == RefundStatus.SUCCEEDED)
                    // What we try again ourselves may have been done.
                    || asked.actor().role() == Role.SYSTEM),
    UNDER_WAY(
            Rule.REFUND_NOT_UNDER_WAY,
            asked -> asked.state().refunds().stream().anyMatch(r -> asked.about(r.id()) && r.inFlight())),
    STUCK(Rule.REFUND_NOT_STUCK, asked -> asked.stuck().findAny().isPresent()),
    STUCK_FOR_ANOTHER(
            Rule.FOUR_EYES,
            asked -> asked.stuck()
                    .anyMatch(r -> !r.requestedBy().equals(asked.actor().id()))),
    CREDIT_OUTSTANDING(
            Rule.NO_CREDIT_OUTSTANDING,
            asked -> asked.state().refunds().stream().anyMatch(r -> asked.about(r.id()) && r.outstandingCredit())),
    NO_CREDIT_OUTSTANDING(
            Rule.CREDIT_OUTSTANDING,
            asked -> asked.state().refunds().stream().noneMatch(CaseRefund::outstandingCredit)),
    DEADLINE_PENDING(
            Rule.DEADLINE_NOT_PENDING,
            asked -> asked.state().deadlines().stream().anyMatch(d -> asked.about(d.name()) && d.pending())),
    EXTENSIBLE(
            Rule.EXTENSION_NOT_ALLOWED,
            asked -> asked.state().deadlines().stream()
                    .anyMatch(d -> asked.about(d.name())
                            && d.pending()
                            && d.extensibleBy(asked.actor().role()))),
    CLOCK_RUNNING(
            Rule.CLOCK_NOT_RUNNING,
            asked -> asked.state().pausedAt().isEmpty()
                    && asked.state().deadlines().stream()
                            .anyMatch(d -> d.inTime(asked.now()) && d.deadline().pausable())),
    CLOCK_PAUSED(Rule.CLOCK_NOT_PAUSED, asked -> asked.state().pausedAt().isPresent()),
    NOT_HELD(Rule.ACCOUNT_HELD, asked -> asked.state().handling().heldSince().isEmpty()),
    HELD(Rule.ACCOUNT_NOT_HELD, asked -> asked.state().handling().heldSince().isPresent()),
    NO_INCIDENT(
            Rule.INCIDENT_LINKED, asked -> asked.state().handling().incident().isEmpty()),
    IDENTIFIED(
            Rule.IDENTITY_NOT_VERIFIED,
            asked -> !asked.state().terms().identityFor().contains(asked.action())
                    || asked.state().identified(asked.now())
                    // What a missed deadline brings is given to nobody who calls; who the customer is must have been
                    // shown once.
                    || (asked.actor().role() == Role.SYSTEM && asked.state().wasIdentified()));

    private final Rule rule;
    private final Predicate<Asked> holds;

    Guard(Rule rule, Predicate<Asked> holds) {
        this.rule = rule;
        this.holds = holds;
    }

    Rule rule() {
        return rule;
    }

    boolean holds(Asked asked) {
        return holds.test(asked);
    }

    /** What is asked of a case, or could be: without a target it stands for any part of the case that may be one. */
    record Asked(CaseState state, Action action, Optional<Object> target, Actor actor, Instant now) {

        private boolean about(Object part) {
            return target.isEmpty() || target.get().equals(part);
        }

        private boolean inTime(DeadlineName name) {
            return state.deadline(name).filter(d -> d.inTime(now)).isPresent();
        }

        private boolean byMerchant() {
            return actor.role() == Role.MERCHANT;
        }

        private Stream<CaseRefund> stuck() {
            return state.refunds().stream().filter(r -> about(r.id()) && r.stuck());
        }

        private Stream<CaseRefund> awaitingApproval() {
            return state.refunds().stream().filter(r -> about(r.id()) && r.awaitsApproval());
        }

        private Stream<Party> parties() {
            return Arrays.stream(Party.values())
                    .filter(this::about)
                    .filter(party -> !byMerchant() || party == Party.MERCHANT);
        }

        private boolean mayAttach() {
            return parties().anyMatch(party -> state.receiptsLeft(party) > 0);
        }

        /** One side has one offer at a time. */
        private boolean mayOffer() {
            return parties()
                    .anyMatch(from -> state.dealings().offers().stream()
                            .noneMatch(o ->
                                    o.standing() && (o.offer().from() == Party.CUSTOMER) == (from == Party.CUSTOMER)));
        }
    }
}
