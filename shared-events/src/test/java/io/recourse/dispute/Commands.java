package io.recourse.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.PAYMENT;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.offer;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.Sample.request;
import static io.recourse.sample.Sample.words;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.deadline.DeadlineName;
import io.recourse.identity.IdentityMethod;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.offer.OfferKind;
import io.recourse.offer.ReturnCondition;
import io.recourse.personal.Personal;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundProgress;
import io.recourse.ruling.Ruling;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleMoney;
import io.recourse.work.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command of each kind. They are about the first refund, request and offer of the case, and about its one receipt. */
final class Commands {

    private static final Personal<String> WORDS = words("because 因为");
    private static final RefundFailure RETURNED = new RefundFailure(RefundFailure.Kind.RETURNED, "card-expired");

    private Commands() {}

    static DisputeCommand of(Action action, Actor actor) {
        Act by = new Act(actor, Channel.API, NOW, CommandId.of("ask"));
        return switch (action) {
            case OPEN_DISPUTE -> new OpenDispute(CASE, Sample.complaint(), Origin.WALLET, by);
            case ATTACH_RECEIPT -> new AttachReceipt(CASE, List.of(Sample.RECEIPT), Party.MERCHANT, false, by);
            case WITHDRAW_RECEIPT -> new WithdrawReceipt(CASE, Sample.RECEIPT.id(), WORDS, by);
            case RECORD_CONTACT -> new RecordContact(CASE, Channel.PHONE, WORDS, Optional.empty(), by);
            case VERIFY_IDENTITY ->
                new VerifyIdentity(CASE, IdentityMethod.FACE, true, Optional.empty(), Optional.empty(), by);
            case ADD_NOTE -> new AddNote(CASE, WORDS, by);
            case ASSIGN -> new Assign(CASE, Optional.of(Queue.SECURITY), Optional.empty(), by);
            case REQUEST_INFORMATION ->
                new RequestInformation(
                        CASE,
                        request(2),
                        Party.CUSTOMER,
                        List.of(new RequestedItem(Item.PLACE, true, Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        by);
            case PROVIDE_INFORMATION ->
                new ProvideInformation(
                        CASE,
                        request(1),
                        List.of(new ProvidedItem(Item.PLACE, Optional.of(WORDS), Optional.empty())),
                        by);
            case SEND_MESSAGE -> new SendMessage(CASE, Party.CUSTOMER, Party.OPERATOR, WORDS, by);
            case RESPOND -> new Respond(CASE, Position.CONTEST, Optional.of(WORDS), by);
            case MAKE_OFFER ->
                new MakeOffer(
                        CASE,
                        offer(2),
                        Party.MERCHANT,
                        OfferKind.REFUND,
                        Optional.of(cny("10.00")),
                        Optional.empty(),
                        Optional.empty(),
                        by);
            case ACCEPT_OFFER -> new AcceptOffer(CASE, offer(1), by);
            case DECLINE_OFFER -> new DeclineOffer(CASE, offer(1), Optional.empty(), by);
            case ACKNOWLEDGE_RETURN -> new AcknowledgeReturn(CASE, ReturnCondition.RECEIVED, Optional.empty(), by);
            case ESCALATE -> new Escalate(CASE, EscalationTarget.MANAGEMENT, WORDS, by);
            case ADJUDICATE ->
                new Adjudicate(CASE, Outcome.SPLIT, Finality.FINAL, Optional.empty(), Optional.empty(), by);
            case APPEAL -> new Appeal(CASE, Party.CUSTOMER, WORDS, by);
            case RECORD_RULING ->
                new RecordRuling(
                        CASE, new Ruling("court", "1", Outcome.MERCHANT_FAVOUR, NOW, false, Optional.empty()), by);
            case GRANT_PROVISIONAL_CREDIT ->
                new GrantProvisionalCredit(CASE, refund(2), PAYMENT, cny("10.00"), Optional.empty(), by);
            case REVERSE_PROVISIONAL_CREDIT -> new ReverseProvisionalCredit(CASE, refund(1), Optional.empty(), by);
            case REFUND -> new Refund(CASE, refund(2), PAYMENT, cny("10.00"), Optional.empty(), by);
            case APPROVE_REFUND -> new ApproveRefund(CASE, refund(1), by);
            case DECLINE_REFUND -> new DeclineRefund(CASE, refund(1), Optional.empty(), by);
            case WITHDRAW -> new Withdraw(CASE, Optional.empty(), by);
            case CLOSE ->
                new Close(
                        CASE,
                        Optional.of(Outcome.NO_FAULT),
                        Optional.of(Basis.POLICY),
                        Optional.empty(),
                        Optional.empty(),
                        by);
            case REOPEN -> new Reopen(CASE, WORDS, by);
            case EXTEND_DEADLINE ->
                new ExtendDeadline(CASE, DeadlineName.RESOLUTION, NOW.plus(Duration.ofDays(61)), WORDS, by);
            case PAUSE_CLOCK -> new PauseClock(CASE, WORDS, by);
            case RESUME_CLOCK -> new ResumeClock(CASE, by);
            case CHANGE_POLICY -> new ChangePolicy(CASE, WORDS, by);
            case REQUEST_ACCOUNT_HOLD -> new RequestAccountHold(CASE, WORDS, by);
            case RELEASE_ACCOUNT_HOLD -> new ReleaseAccountHold(CASE, WORDS, by);
            case LINK_INCIDENT -> new LinkIncident(CASE, Sample.INCIDENT, by);
            case REDACT -> new Redact(CASE, 0, WORDS, by);
            case CONFIRM_REFUND -> new ConfirmRefund(CASE, refund(1), "ledger-1", by);
            case FAIL_REFUND -> new FailRefund(CASE, refund(1), Sample.DECLINED, by);
            case REVERSE_REFUND -> new ReverseRefund(CASE, refund(1), RETURNED, by);
            case FOLLOW_REFUND -> new FollowRefund(CASE, refund(1), new RefundProgress.Submitted("re_1"), by);
            case RETRY_REFUND -> new RetryRefund(CASE, refund(1), by);
            case RESOLVE_REFUND -> new ResolveRefund(CASE, refund(1), true, "transfer-7", Optional.of(WORDS), by);
            case NOTE_MOVEMENT -> new NoteMovement(CASE, PAYMENT, SampleMoney.CHARGEBACK, cny("-10.00"), by);
            case REMIND_DEADLINE -> new RemindDeadline(CASE, DeadlineName.RESOLUTION, by);
            case EXPIRE_DEADLINE -> new ExpireDeadline(CASE, DeadlineName.RESOLUTION, by);
        };
    }
}
