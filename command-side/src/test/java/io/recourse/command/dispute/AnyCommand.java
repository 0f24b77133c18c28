package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.REFUND;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.offer;
import static io.recourse.sample.Sample.receipt;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.*;
import io.recourse.dispute.FollowRefund;
import io.recourse.dispute.NoteMovement;
import io.recourse.dispute.ResolveRefund;
import io.recourse.dispute.RetryRefund;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import io.recourse.ruling.Ruling;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command of every kind about {@link Sample#CASE}; a number from 0 chooses among a few refunds, offers, deadlines and so on. */
final class AnyCommand {

    private static final Personal<String> WORDS = words("because 因为");
    private static final Optional<Personal<String>> WHY_NOT = Optional.of(WORDS);
    private static final int FEW = 4;

    private AnyCommand() {}

    static DisputeCommand of(Action action, int n, CaseState state, Act by) {
        return switch (action) {
            case OPEN_DISPUTE -> new OpenDispute(CASE, Sample.complaint(), Origin.WALLET, by);
            case ATTACH_RECEIPT -> new AttachReceipt(CASE, List.of(file(n)), party(n), party(n) == Party.MERCHANT, by);
            case WITHDRAW_RECEIPT -> new WithdrawReceipt(CASE, receipt(n % FEW), WORDS, by);
            case RECORD_CONTACT -> new RecordContact(CASE, Channel.PHONE, WORDS, Optional.empty(), by);
            case VERIFY_IDENTITY ->
                new VerifyIdentity(CASE, IdentityMethod.FACE, n % FEW > 0, Optional.empty(), Optional.empty(), by);
            case ADD_NOTE -> new AddNote(CASE, WORDS, by);
            case ASSIGN -> new Assign(CASE, queue(n), Optional.of(new Assignee(Optional.of("a" + n % 2))), by);
            case REQUEST_INFORMATION ->
                new RequestInformation(
                        CASE,
                        request(requests(state) + 1),
                        n % 2 == 0 ? Party.CUSTOMER : Party.MERCHANT,
                        List.of(new RequestedItem(item(n), true, Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        by);
            case PROVIDE_INFORMATION ->
                new ProvideInformation(CASE, request(n % (requests(state) + 1) + 1), answers(n), by);
            case SEND_MESSAGE -> new SendMessage(CASE, Party.OPERATOR, party(n), WORDS, by);
            case RESPOND ->
                new Respond(CASE, n % FEW > 0 ? Position.CONTEST : Position.CONCEDE, Optional.of(WORDS), by);
            case MAKE_OFFER ->
                new MakeOffer(
                        CASE,
                        offer(offers(state) + 1),
                        party(n),
                        OfferKind.values()[n % OfferKind.values().length],
                        Optional.of(cny(10 + n + ".00")),
                        Optional.empty(),
                        Optional.empty(),
                        by);
            case ACCEPT_OFFER -> new AcceptOffer(CASE, offer(offers(state)), by);
            case DECLINE_OFFER -> new DeclineOffer(CASE, offer(offers(state)), Optional.empty(), by);
            case ACKNOWLEDGE_RETURN -> new AcknowledgeReturn(CASE, ReturnCondition.DAMAGED, Optional.empty(), by);
            case ESCALATE -> new Escalate(CASE, any(EscalationTarget.values(), n), WORDS, by);
            case ADJUDICATE ->
                new Adjudicate(CASE, outcome(n), any(Finality.values(), n), Optional.empty(), Optional.empty(), by);
            case APPEAL -> new Appeal(CASE, party(n), WORDS, by);
            case RECORD_RULING -> new RecordRuling(CASE, ruling(n, by), by);
            case GRANT_PROVISIONAL_CREDIT ->
                new GrantProvisionalCredit(CASE, refund(n), PAYMENT, cny(n + "0.00"), Optional.empty(), by);
            case REVERSE_PROVISIONAL_CREDIT -> new ReverseProvisionalCredit(CASE, known(state, n), WHY_NOT, by);
            case REFUND -> new Refund(CASE, refund(n), PAYMENT, cny(n + "0.00"), Optional.empty(), by);
            case APPROVE_REFUND -> new ApproveRefund(CASE, known(state, n), by);
            case DECLINE_REFUND -> new DeclineRefund(CASE, known(state, n), WHY_NOT, by);
            case WITHDRAW -> new Withdraw(CASE, Optional.empty(), by);
            case CLOSE -> close(n, by);
            case REOPEN -> new Reopen(CASE, WORDS, by);
            case EXTEND_DEADLINE -> extend(state, n, by);
            case PAUSE_CLOCK -> new PauseClock(CASE, WORDS, by);
            case RESUME_CLOCK -> new ResumeClock(CASE, by);
            case CHANGE_POLICY -> new ChangePolicy(CASE, WORDS, by);
            case REQUEST_ACCOUNT_HOLD -> new RequestAccountHold(CASE, WORDS, by);
            case RELEASE_ACCOUNT_HOLD -> new ReleaseAccountHold(CASE, WORDS, by);
            case LINK_INCIDENT -> new LinkIncident(CASE, Sample.INCIDENT, by);
            case REDACT -> new Redact(CASE, 3L * n, WORDS, by);
            case CONFIRM_REFUND -> new ConfirmRefund(CASE, known(state, n), "ref", by);
            case FAIL_REFUND -> new FailRefund(CASE, known(state, n), Sample.DECLINED, by);
            case REVERSE_REFUND ->
                new ReverseRefund(CASE, known(state, n), new RefundFailure(RefundFailure.Kind.RETURNED, "gone"), by);
            case FOLLOW_REFUND -> new FollowRefund(CASE, known(state, n), progress(n), by);
            case RETRY_REFUND -> new RetryRefund(CASE, known(state, n), by);
            case RESOLVE_REFUND -> new ResolveRefund(CASE, known(state, n), n % 2 == 0, "transfer", WHY_NOT, by);
            case NOTE_MOVEMENT -> new NoteMovement(CASE, PAYMENT, SampleMoney.CHARGEBACK, cny("-10.00"), by);
            case REMIND_DEADLINE -> new RemindDeadline(CASE, deadline(state, n).name(), by);
            case EXPIRE_DEADLINE -> new ExpireDeadline(CASE, deadline(state, n).name(), by);
        };
    }

    private static <T> T any(T[] values, int n) {
        return values[n % values.length];
    }

    private static Receipt file(int n) {
        Receipt sample = Sample.RECEIPT;
        return new Receipt(
                receipt(n % FEW),
                sample.kind(),
                sample.sha256(),
                sample.sizeBytes(),
                sample.mediaType(),
                sample.fileName(),
                sample.description());
    }

    private static Party party(int n) {
        return any(Party.values(), n);
    }

    private static Item item(int n) {
        return any(new Item[] {Item.IDENTITY, Item.RESPONSE, Item.PLACE}, n);
    }

    private static List<ProvidedItem> answers(int n) {
        return List.of(new ProvidedItem(item(n), Optional.of(WORDS), Optional.empty()));
    }

    private static Optional<Queue> queue(int n) {
        return n % 2 == 0 ? Optional.empty() : Optional.of(any(Queue.values(), n));
    }

    private static Outcome outcome(int n) {
        return any(new Outcome[] {Outcome.CUSTOMER_FAVOUR, Outcome.MERCHANT_FAVOUR, Outcome.SPLIT}, n);
    }

    private static Ruling ruling(int n, Act by) {
        return new Ruling("court", "r-" + n, outcome(n), by.occurredAt(), n % 2 == 0, Optional.empty());
    }

    private static Close close(int n, Act by) {
        Optional<Satisfaction> rated = n == 0 ? Optional.empty() : Optional.of(new Satisfaction(5, Optional.empty()));
        return n % 2 == 0
                ? new Close(CASE, Optional.empty(), Optional.empty(), Optional.empty(), rated, by)
                : new Close(CASE, Optional.of(outcome(n)), Optional.of(Basis.POLICY), Optional.empty(), rated, by);
    }

    private static ExtendDeadline extend(CaseState state, int n, Act by) {
        Deadline deadline = deadline(state, n);
        return new ExtendDeadline(CASE, deadline.name(), deadline.dueAt().plus(Duration.ofDays(n)), WORDS, by);
    }

    /** Those that are pending, if any are. */
    private static Deadline deadline(CaseState state, int n) {
        List<PinnedDeadline> pending =
                state.deadlines().stream().filter(PinnedDeadline::pending).toList();
        return pending.isEmpty()
                ? state.deadline(DeadlineName.RESOLUTION).orElseThrow().deadline()
                : pending.get(n % pending.size()).deadline();
    }

    private static RefundProgress progress(int n) {
        return switch (n % 4) {
            case 0 -> new RefundProgress.Submitted("re_1");
            case 1 -> new RefundProgress.ActionRequired("re_1", "display_details");
            case 2 -> new RefundProgress.Abnormal("re_1", "ABNORMAL");
            default -> new RefundProgress.GivenUp("outcome-unknown", n);
        };
    }

    private static RefundId known(CaseState state, int n) {
        return state.refunds().isEmpty()
                ? refund(n)
                : state.refunds().get(n % state.refunds().size()).id();
    }

    private static int requests(CaseState state) {
        return state.dealings().requests().size();
    }

    private static int offers(CaseState state) {
        return state.dealings().offers().size();
    }
}
