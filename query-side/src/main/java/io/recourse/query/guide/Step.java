package io.recourse.query.guide;

import io.recourse.dispute.Action;
import io.recourse.dispute.AppealState;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.EvidenceView;
import io.recourse.dispute.Party;
import io.recourse.information.InformationRequest;
import io.recourse.offer.MadeOffer;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** One thing to do in a case: whether it has been done, as far as the case tells, and the commands that it leads to. */
enum Step {
    LOCK_ACCOUNT(
            (state, now) -> state.handling().heldSince().isPresent() || decided(state), Action.REQUEST_ACCOUNT_HOLD),
    VERIFY_IDENTITY(CaseState::identified, Action.VERIFY_IDENTITY),
    ANSWER_CUSTOMER((state, now) -> state.handling().contacts() > 0, Action.RECORD_CONTACT),
    /** What the complaint leaves unsaid was asked for when it was taken in. */
    COLLECT_DETAILS(
            (state, now) ->
                    state.dealings().requests().stream().noneMatch(r -> r.party() == Party.CUSTOMER && r.answerable()),
            Action.PROVIDE_INFORMATION,
            Action.REQUEST_INFORMATION),
    COLLECT_EVIDENCE(
            (state, now) -> EvidenceView.of(state).stream()
                    .filter(need -> need.party() == Party.CUSTOMER && need.mandatory())
                    .allMatch(EvidenceView::satisfied),
            Action.ATTACH_RECEIPT),
    CHECK_RECORDS((state, now) -> state.handling().notes() > 0, Action.ADD_NOTE),
    ASK_MERCHANT((state, now) -> asked(state) || heard(state), Action.REQUEST_INFORMATION),
    HEAR_MERCHANT((state, now) -> heard(state), Action.SEND_MESSAGE),
    SETTLE(
            (state, now) -> decided(state)
                    || state.dealings().offers().stream().anyMatch(o -> o.state() == MadeOffer.State.ACCEPTED),
            Action.MAKE_OFFER),
    GIVE_CREDIT(
            (state, now) -> decided(state)
                    || state.refunds().stream()
                            .anyMatch(r -> r.purpose() == RefundPurpose.PROVISIONAL_CREDIT && r.given()),
            Action.GRANT_PROVISIONAL_CREDIT),
    ESCALATE((state, now) -> state.handling().escalations() > 0 || decided(state), Action.ESCALATE),
    UNLOCK_ACCOUNT(
            (state, now) ->
                    state.handling().heldSince().isEmpty() && (state.handling().escalations() > 0 || decided(state)),
            Action.RELEASE_ACCOUNT_HOLD),
    PROTECT_DATA((state, now) -> !state.redacted().isEmpty() || decided(state), Action.REDACT),
    DECIDE((state, now) -> decided(state), Action.ADJUDICATE),
    REFUND((state, now) -> Axes.refunded(state).isPresent() || nothingDue(state), Action.REFUND),
    CLOSE((state, now) -> state.closed(), Action.CLOSE);

    private final BiPredicate<CaseState, Instant> done;
    private final List<Action> actions;

    Step(BiPredicate<CaseState, Instant> done, Action... actions) {
        this.done = done;
        this.actions = List.of(actions);
    }

    boolean done(CaseState state, Instant now) {
        return done.test(state, now);
    }

    /** The first of its commands that may be asked for now. */
    Optional<Action> action(List<Action> allowed) {
        return actions.stream().filter(allowed::contains).findFirst();
    }

    /** Whether the case has what the step is about. */
    boolean concerns(CaseState state) {
        return switch (this) {
            case ASK_MERCHANT, HEAR_MERCHANT, SETTLE -> state.merchantId().isPresent();
            case GIVE_CREDIT, REFUND -> !state.payments().isEmpty();
            case LOCK_ACCOUNT,
                    VERIFY_IDENTITY,
                    ANSWER_CUSTOMER,
                    COLLECT_DETAILS,
                    COLLECT_EVIDENCE,
                    CHECK_RECORDS,
                    ESCALATE,
                    UNLOCK_ACCOUNT,
                    PROTECT_DATA,
                    DECIDE,
                    CLOSE -> true;
        };
    }

    private static boolean decided(CaseState state) {
        return state.verdict().isPresent() && state.course().appeal().state() != AppealState.PENDING;
    }

    private static boolean asked(CaseState state) {
        return state.dealings().requests().stream()
                .map(InformationRequest::party)
                .anyMatch(Party.MERCHANT::equals);
    }

    /** Its silence is an answer too, once its time is over. */
    private static boolean heard(CaseState state) {
        return !state.dealings().responsesIn(state.round()).isEmpty()
                || state.late().contains(Party.MERCHANT);
    }

    private static boolean nothingDue(CaseState state) {
        return decided(state)
                && state.refunds().stream().noneMatch(CaseRefund::inFlight)
                && state.verdict()
                        .filter(verdict -> switch (verdict.outcome()) {
                            case MERCHANT_FAVOUR, NO_FAULT, WITHDRAWN, PREVENTED -> true;
                            case CUSTOMER_FAVOUR, SPLIT, UNDECIDED -> false;
                        })
                        .isPresent();
    }
}
