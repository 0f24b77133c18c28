package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.command.PlausibleTime;
import io.recourse.dispute.*;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.NoteMovement;
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.RetryRefund;
import io.recourse.information.Item;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.work.Queue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides what a command makes happen to an open case, or refuses it by a named rule. */
@Component
class CaseDecider {

    private final MoneyMatters money;
    private final Expiry expiry;
    private final PolicyChange policies;
    private final Consequences consequences;
    private final Clock clock;

    CaseDecider(MoneyMatters money, Expiry expiry, PolicyChange policies, Consequences consequences, Clock clock) {
        this.money = money;
        this.expiry = expiry;
        this.policies = policies;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** @throws Rejected when a rule forbids it */
    List<DisputeEvent> decide(CaseState state, DisputeCommand command) {
        Instant now = clock.instant();
        Lifecycle.refusal(state, command, now).ifPresent(refusal -> {
            throw new Rejected(refusal);
        });
        PlausibleTime.require("occurredAt", command.act().occurredAt(), now);
        return command instanceof ExpireDeadline c
                ? expire(state, c, now)
                : consequences.with(Optional.of(state), decide(state, command, now), now);
    }

    /** What was due before it goes first: a case tells the same, whichever of its deadlines woke it. */
    private List<DisputeEvent> expire(CaseState before, ExpireDeadline c, Instant now) {
        List<DisputeEvent> events = new ArrayList<>();
        CaseState state = before;
        boolean more = true;
        while (more) {
            ExpireDeadline first = Expiry.first(state, c);
            List<DisputeEvent> followed = consequences.with(Optional.of(state), expiry.expire(state, first, now), now);
            events.addAll(followed);
            state = Expiry.after(state, followed, now);
            more = !first.name().equals(c.name());
        }
        return events;
    }

    private List<DisputeEvent> decide(CaseState state, DisputeCommand command, Instant now) {
        return switch (command) {
            case OpenDispute c -> throw new IllegalArgumentException(c.caseId() + " is open already");
            case AttachReceipt c -> attach(state, c);
            case WithdrawReceipt c -> List.of(new ReceiptWithdrawn(c.caseId(), c.receiptId(), c.reason(), c.act()));
            case RecordContact c ->
                List.of(new ContactRecorded(c.caseId(), c.contactChannel(), c.words(), c.result(), c.act()));
            case VerifyIdentity c -> verify(state, c, now);
            case AddNote c -> List.of(new NoteAdded(c.caseId(), c.text(), c.act()));
            case Assign c -> assign(state, c);
            case RequestInformation c -> BetweenParties.ask(state, c, now);
            case ProvideInformation c -> BetweenParties.provide(state, c, now);
            case SendMessage c -> BetweenParties.send(state, c);
            case Respond c -> BetweenParties.respond(state, c, now);
            case MakeOffer c -> BetweenParties.offer(state, c, now);
            case AcceptOffer c -> BetweenParties.accept(state, c, now);
            case DeclineOffer c -> BetweenParties.decline(state, c, now);
            case AcknowledgeReturn c -> BetweenParties.returned(c);
            case Escalate c ->
                List.of(new Escalated(
                        c.caseId(),
                        c.to(),
                        c.to().stageFrom(state.stage()),
                        Optional.of(c.reason()),
                        Optional.empty(),
                        c.act()));
            case Adjudicate c -> Verdicts.adjudicate(state, c, now);
            case Appeal c -> Verdicts.appeal(state, c, now);
            case RecordRuling c -> Verdicts.rule(state, c, now);
            case GrantProvisionalCredit c -> money.grant(state, c, now);
            case ReverseProvisionalCredit c -> MoneyMatters.takeBack(state, c);
            case Refund c -> money.refund(state, c, now);
            case ApproveRefund c -> MoneyMatters.approve(c);
            case DeclineRefund c -> MoneyMatters.decline(state, c, now);
            case Withdraw c -> Verdicts.withdraw(state, c, now);
            case Close c -> Verdicts.close(state, c);
            case Reopen c -> policies.reopen(state, c, now);
            case ExtendDeadline c -> Timekeeping.extend(state, c, now);
            case PauseClock c -> Timekeeping.pause(state, c, now);
            case ResumeClock c -> Timekeeping.resume(state, c, now);
            case ChangePolicy c -> policies.change(state, c, now);
            case RequestAccountHold c ->
                List.of(new AccountHoldRequested(c.caseId(), state.complaint().customerId(), c.reason(), c.act()));
            case ReleaseAccountHold c ->
                List.of(new AccountHoldReleased(c.caseId(), state.complaint().customerId(), c.reason(), c.act()));
            case LinkIncident c -> List.of(new IncidentLinked(c.caseId(), c.incidentId(), c.act()));
            case Redact c -> redact(state, c);
            case ConfirmRefund c -> MoneyMatters.confirm(state, c, now);
            case FailRefund c -> MoneyMatters.fail(state, c, now);
            case ReverseRefund c -> MoneyMatters.reverse(state, c);
            case FollowRefund c -> MoneyMatters.follow(state, c);
            case RetryRefund c -> MoneyMatters.retry(c);
            case ResolveRefund c -> MoneyMatters.resolve(c);
            case NoteMovement c -> MoneyMatters.note(state, c);
            case RemindDeadline c -> Timekeeping.remind(state, c, now);
            case ExpireDeadline c -> expiry.expire(state, c, now);
        };
    }

    private static List<DisputeEvent> attach(CaseState state, AttachReceipt c) {
        if (c.receipts().size() > state.receiptsLeft(c.party())) {
            throw new Rejected(Rejection.of(Rule.RECEIPT_LIMIT_REACHED));
        }
        return c.receipts().stream()
                .<DisputeEvent>map(receipt -> new ReceiptAttached(c.caseId(), receipt, c.party(), c.draft(), c.act()))
                .toList();
    }

    /** A verification counts no longer than the terms say, and shows who the customer is to all who ask for that. */
    private static List<DisputeEvent> verify(CaseState state, VerifyIdentity c, Instant now) {
        Instant longest = c.act().occurredAt().plus(state.terms().identityValidFor());
        Instant until = c.validUntil().filter(longest::isAfter).orElse(longest);
        DisputeEvent verified = new IdentityVerified(c.caseId(), c.method(), c.passed(), until, c.details(), c.act());
        return c.passed()
                ? Stream.concat(
                                Stream.of(verified),
                                BetweenParties.answers(
                                        state, Party.CUSTOMER, Item.IDENTITY, Optional.empty(), now, c.act()))
                        .toList()
                : List.of(verified);
    }

    private static List<DisputeEvent> assign(CaseState state, Assign c) {
        Handling handling = state.handling();
        Queue queue = c.queue().orElse(handling.queue());
        Optional<String> kept = queue == handling.queue() ? handling.assignee() : Optional.empty();
        Optional<String> next = c.assignee().map(Assignee::id).orElse(kept);
        requireOwn(handling, next, c.act());
        return List.of(new Assigned(c.caseId(), queue, next, c.act()));
    }

    /** Agents take what nobody has and give back what they have; everything else is a supervisor's. */
    private static void requireOwn(Handling handling, Optional<String> next, Act act) {
        String self = act.actor().id();
        boolean own = handling.assignee().map(self::equals).orElse(true)
                && next.map(self::equals).orElse(true);
        if (act.actor().role() == Role.AGENT && !own) {
            throw new Rejected(Rejection.of(Rule.ASSIGNEE_NOT_ALLOWED));
        }
    }

    private static List<DisputeEvent> redact(CaseState state, Redact c) {
        if (c.sequence() > state.version()) {
            throw new Rejected(Rejection.of(Rule.SEQUENCE_UNKNOWN, "sequence", c.sequence()));
        }
        return state.redacted().contains(c.sequence())
                ? List.of()
                : List.of(new Redacted(c.caseId(), c.sequence(), c.reason(), c.act()));
    }
}
