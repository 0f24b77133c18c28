package io.recourse.dispute;

import static io.recourse.dispute.Action.*;
import static io.recourse.dispute.Guard.*;
import static io.recourse.dispute.Phase.*;
import static io.recourse.dispute.Stage.*;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may ask what of a case, when, and what comes of it: one table, from which refusals, {@code allowedActions} and
 * {@code docs/lifecycle.md} come. What is not in the table is not allowed.
 */
public final class Lifecycle {

    private static final Set<Role> STAFF = EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.SYSTEM);
    private static final Set<Role> SENIOR = EnumSet.of(Role.SUPERVISOR, Role.SYSTEM);
    private static final Set<Role> SECOND = EnumSet.of(Role.SUPERVISOR);
    private static final Set<Role> MERCHANT = EnumSet.of(Role.MERCHANT);
    private static final Set<Role> STAFF_AND_MERCHANT =
            EnumSet.of(Role.AGENT, Role.SUPERVISOR, Role.SYSTEM, Role.MERCHANT);
    private static final Set<Role> INSIDE = EnumSet.of(Role.SYSTEM);

    private static final Set<Phase> NONE = EnumSet.noneOf(Phase.class);
    private static final Set<Phase> ANY = EnumSet.allOf(Phase.class);
    private static final Set<Phase> ENDED = EnumSet.of(CLOSED);
    private static final Set<Phase> OPEN = EnumSet.complementOf(EnumSet.of(CLOSED));
    private static final Set<Phase> SETTLED = EnumSet.complementOf(EnumSet.of(CLOSED, EXECUTING));
    /** Everything that a case can be doing once somebody has dealt with it. */
    private static final Set<Phase> WORKED = EnumSet.complementOf(EnumSet.of(NEW, CLOSED));

    /** Somebody is waited for, or money is under way. */
    private static final Set<Phase> ASKED = EnumSet.of(AWAITING_CUSTOMER, AWAITING_MERCHANT, AWAITING_BOTH, EXECUTING);
    /** Nobody outside is to decide any more. */
    private static final Set<Phase> DECIDED =
            EnumSet.of(AWAITING_CUSTOMER, AWAITING_MERCHANT, AWAITING_BOTH, UNDER_REVIEW, EXECUTING);

    private static final Set<Phase> WORKED_OR_ENDED = EnumSet.complementOf(EnumSet.of(NEW));

    private static final Map<Action, LifecycleRow> TABLE = table();

    /** What may follow from any event of any row, as the policies of the case say. */
    public static final List<Class<? extends DisputeEvent>> CONSEQUENCES = List.of(
            DeadlineMet.class,
            DeadlinesBegan.class,
            DeadlinesSuspended.class,
            DeadlinesResumed.class,
            ClockResumed.class);

    private Lifecycle() {}

    private static Map<Action, LifecycleRow> table() {
        LifecycleTable table = new LifecycleTable();
        table.row(OPEN_DISPUTE, STAFF, NONE)
                .emits(DisputeOpened.class, InformationRequested.class)
                .to(NEW, AWAITING_CUSTOMER)
                .reaches(ALERT, INQUIRY, CLAIM);
        table.row(ATTACH_RECEIPT, STAFF_AND_MERCHANT, OPEN, RECEIPTS_LEFT).emits(ReceiptAttached.class);
        table.row(WITHDRAW_RECEIPT, STAFF_AND_MERCHANT, OPEN, RECEIPT_PRESENT).emits(ReceiptWithdrawn.class);
        table.row(RECORD_CONTACT, STAFF, ANY).emits(ContactRecorded.class).begins();
        table.row(VERIFY_IDENTITY, STAFF, ANY)
                .emits(IdentityVerified.class, InformationProvided.class)
                .to(WORKED_OR_ENDED);
        table.row(ADD_NOTE, STAFF, ANY).emits(NoteAdded.class);
        table.row(ASSIGN, STAFF, OPEN).emits(Assigned.class);
        table.row(REQUEST_INFORMATION, STAFF, OPEN)
                .emits(InformationRequested.class)
                .to(ASKED);
        table.row(PROVIDE_INFORMATION, STAFF_AND_MERCHANT, OPEN, REQUEST_OPEN)
                .emits(InformationProvided.class)
                .to(WORKED);
        table.row(SEND_MESSAGE, STAFF_AND_MERCHANT, ANY).emits(MessageSent.class);
        table.row(RESPOND, MERCHANT, OPEN, UNDECIDED, RESPONSES_LEFT)
                .emits(MerchantResponded.class, InformationProvided.class, DisputeDecided.class)
                .to(WORKED);
        table.row(MAKE_OFFER, STAFF_AND_MERCHANT, OPEN, UNDECIDED, NOTHING_OFFERED)
                .emits(OfferMade.class)
                .to(ASKED);
        table.row(ACCEPT_OFFER, STAFF_AND_MERCHANT, OPEN, NOT_FINAL, OFFER_TO_CALLER)
                .emits(OfferAccepted.class, DisputeDecided.class)
                .to(DECIDED);
        table.row(DECLINE_OFFER, STAFF_AND_MERCHANT, OPEN, OFFER_TO_CALLER)
                .emits(OfferDeclined.class)
                .to(WORKED);
        table.row(ACKNOWLEDGE_RETURN, STAFF_AND_MERCHANT, OPEN, RETURN_AWAITED)
                .emits(ReturnAcknowledged.class)
                .to(WORKED);
        table.row(ESCALATE, STAFF, OPEN)
                .emits(Escalated.class)
                .to(WORKED)
                .reaches(INQUIRY, CLAIM, PRE_ARBITRATION, ARBITRATION);
        table.row(ADJUDICATE, STAFF, OPEN, NOT_FINAL)
                .emits(DisputeDecided.class)
                .to(DECIDED);
        table.row(APPEAL, STAFF_AND_MERCHANT, ANY, APPEAL_OPEN)
                .emits(DisputeAppealed.class)
                .to(WORKED)
                .reaches(PRE_ARBITRATION, ARBITRATION);
        table.row(RECORD_RULING, STAFF, ANY)
                .emits(ExternalRulingRecorded.class)
                .to(WORKED_OR_ENDED)
                .reaches(REVERSAL);
        table.row(GRANT_PROVISIONAL_CREDIT, STAFF, OPEN, HAS_PAYMENT, UNDECIDED, IDENTIFIED)
                .emits(ProvisionalCreditGranted.class)
                .to(WORKED);
        table.row(REVERSE_PROVISIONAL_CREDIT, STAFF, OPEN, CREDIT_OUTSTANDING)
                .emits(ProvisionalCreditWithdrawn.class)
                .to(EXECUTING);
        table.row(REFUND, STAFF, OPEN, HAS_PAYMENT, IDENTIFIED)
                .emits(RefundRequested.class)
                .to(WORKED);
        table.row(APPROVE_REFUND, SECOND, OPEN, AWAITS_APPROVAL, ASKED_BY_ANOTHER)
                .emits(RefundApproved.class)
                .to(EXECUTING);
        table.row(DECLINE_REFUND, SECOND, OPEN, AWAITS_APPROVAL, ASKED_BY_ANOTHER)
                .emits(RefundDeclined.class)
                .to(WORKED);
        table.row(WITHDRAW, STAFF, SETTLED, NOTHING_AWAITS_APPROVAL, NO_CREDIT_OUTSTANDING)
                .emits(DisputeWithdrawn.class, DisputeClosed.class)
                .to(CLOSED);
        table.row(CLOSE, STAFF, SETTLED, NOTHING_AWAITS_APPROVAL)
                .emits(DisputeDecided.class, ProvisionalCreditFinalised.class, DisputeClosed.class)
                .to(CLOSED);
        table.row(REOPEN, STAFF, ENDED)
                .emits(DisputeReopened.class)
                .to(UNDER_REVIEW)
                .reaches(INQUIRY);
        table.row(EXTEND_DEADLINE, STAFF, ANY, DEADLINE_PENDING, EXTENSIBLE).emits(DeadlineExtended.class);
        table.row(PAUSE_CLOCK, STAFF, OPEN, CLOCK_RUNNING).emits(ClockPaused.class);
        table.row(RESUME_CLOCK, STAFF, OPEN, CLOCK_PAUSED).emits(ClockResumed.class);
        table.row(CHANGE_POLICY, SENIOR, OPEN).emits(PolicyChanged.class);
        table.row(REQUEST_ACCOUNT_HOLD, STAFF, OPEN, NOT_HELD).emits(AccountHoldRequested.class);
        table.row(RELEASE_ACCOUNT_HOLD, STAFF, ANY, HELD, IDENTIFIED).emits(AccountHoldReleased.class);
        table.row(LINK_INCIDENT, STAFF, OPEN, NO_INCIDENT).emits(IncidentLinked.class);
        table.row(REDACT, SENIOR, ANY).emits(Redacted.class);
        table.row(CONFIRM_REFUND, INSIDE, ANY).emits(RefundSucceeded.class).to(WORKED);
        table.row(FAIL_REFUND, INSIDE, ANY).emits(RefundFailed.class).to(WORKED);
        table.row(REVERSE_REFUND, SENIOR, ANY, REVERSIBLE)
                .emits(RefundReversed.class)
                .to(WORKED_OR_ENDED);
        table.row(FOLLOW_REFUND, INSIDE, ANY)
                .emits(RefundSubmitted.class, RefundActionRequired.class, RefundAbnormal.class, RefundGivenUp.class);
        table.row(RETRY_REFUND, STAFF, OPEN, UNDER_WAY).emits(RefundRetried.class);
        table.row(RESOLVE_REFUND, SECOND, OPEN, STUCK, STUCK_FOR_ANOTHER).emits(RefundResolved.class);
        table.row(NOTE_MOVEMENT, INSIDE, ANY).emits(MoneyMovedOutside.class);
        table.row(REMIND_DEADLINE, INSIDE, ANY).emits(DeadlineApproaching.class);
        table.row(EXPIRE_DEADLINE, INSIDE, ANY)
                .emits(
                        DeadlineExpired.class,
                        Escalated.class,
                        DisputeDecided.class,
                        ProvisionalCreditGranted.class,
                        RefundRequested.class,
                        ProvisionalCreditFinalised.class,
                        DisputeClosed.class,
                        PartyNotified.class,
                        EffectRefused.class)
                .perhapsTo(WORKED_OR_ENDED)
                .reaches(INQUIRY, CLAIM, PRE_ARBITRATION, ARBITRATION);
        return table.rows();
    }

    /** What {@code actor} may ask of the case at {@code now}, in the order of the table. */
    public static List<Action> allowed(CaseState state, Actor actor, Instant now) {
        return TABLE.keySet().stream()
                .filter(action -> refusal(new Asked(state, action, Optional.empty(), actor, now))
                        .isEmpty())
                .toList();
    }

    /** The rule that forbids the command at {@code now}, if one does. */
    public static Optional<Rejection> refusal(CaseState state, DisputeCommand command, Instant now) {
        return refusal(new Asked(
                state, command.action(), command.target(), command.act().actor(), now));
    }

    /** The rule that forbids {@code role} to ask for {@code action} of any case, if one does. */
    public static Optional<Rejection> refusal(Action action, Role role) {
        return row(action).roles().contains(role)
                ? Optional.empty()
                : Optional.of(Rejection.of(Rule.ROLE_NOT_ALLOWED, "action", action.commandName(), "role", role));
    }

    /** All rules that forbid {@code actor} to ask for {@code action}, in the order in which a command would meet them.
     *
     * @param target the part of the case that it would be about
     */
    public static List<Rejection> refusals(CaseState state, Action action, Object target, Actor actor, Instant now) {
        return refusals(new Asked(state, action, Optional.of(target), actor, now))
                .toList();
    }

    private static Optional<Rejection> refusal(Asked asked) {
        return refusals(asked).findFirst();
    }

    private static Stream<Rejection> refusals(Asked asked) {
        LifecycleRow row = row(asked.action());
        Phase phase = asked.state().phase();
        Stream<Rejection> byRole = refusal(asked.action(), asked.actor().role()).stream();
        Stream<Rejection> byPhase = row.phases().contains(phase)
                ? Stream.empty()
                : Stream.of(Rejection.of(
                        Rule.ACTION_NOT_ALLOWED_IN_PHASE,
                        "action",
                        asked.action().commandName(),
                        "phase",
                        phase));
        Stream<Rejection> byGuard = row.guards().stream()
                .filter(guard -> !guard.holds(asked))
                .map(guard ->
                        Rejection.of(guard.rule(), "action", asked.action().commandName()));
        return Stream.of(byRole, byPhase, byGuard).flatMap(rejections -> rejections);
    }

    /** Every action has a row. */
    public static LifecycleRow row(Action action) {
        return Optional.ofNullable(TABLE.get(action)).orElseThrow();
    }
}
