package io.recourse.benchmarks.peers.recourse;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Close;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DesiredResolution;
import io.recourse.dispute.Escalate;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Refund;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RecordPayment;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.Sha256;
import io.recourse.refund.RefundId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** One case by commands. The payment and the complaint about it are two of them; the refund is awaited to its end. */
final class GatewayCase implements PlayedCase {

    private final CommandGateway commands;
    private final Clock clock;
    private final Refunds refunds;
    private final Told told;
    private final CaseFile file;
    private final String number;
    private final CaseId caseId;
    private final PaymentId paymentId;

    GatewayCase(CommandGateway commands, Clock clock, Refunds refunds, Told told, CaseFile file) {
        this.commands = commands;
        this.clock = clock;
        this.refunds = refunds;
        this.told = told;
        this.file = file;
        this.number = String.format("%026d", file.number());
        this.caseId = CaseId.of(CaseId.PREFIX + number);
        this.paymentId = PaymentId.of(file.paymentId());
    }

    @Override
    public void take(Step step) throws Exception {
        switch (step) {
            case OPEN -> open();
            case FIRST_RECEIPT -> attach(1, file.firstReceipt());
            case SECOND_RECEIPT -> attach(2, file.secondReceipt());
            case ESCALATE ->
                commands.sendAndWait(new Escalate(
                        caseId, EscalationTarget.COMPLAINTS_DESK, words(file.escalationReason()), act("escalate")));
            case REFUND -> refund();
            case CLOSE ->
                commands.sendAndWait(new Close(
                        caseId,
                        Optional.of(Outcome.CUSTOMER_FAVOUR),
                        Optional.of(Basis.ADJUDICATION),
                        Optional.of(words(file.summary())),
                        Optional.empty(),
                        act("close")));
        }
    }

    private void open() {
        CustomerId customer = CustomerId.of(file.customer());
        Instant now = clock.instant();
        commands.sendAndWait(new RecordPayment(
                paymentId,
                new PaymentDetails(
                        customer,
                        MerchantId.of(file.merchant()),
                        file.amount(),
                        file.paidAt(),
                        Optional.of(number),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PaymentDetails.WALLET_LEDGER,
                        Optional.of(file.sourceReference())),
                act("record")));
        commands.sendAndWait(new OpenDispute(
                caseId,
                new Complaint(
                        customer,
                        List.of(paymentId),
                        Reason.valueOf(file.reason()),
                        Channel.MINI_PROGRAM,
                        Optional.of(file.amount()),
                        Optional.empty(),
                        now,
                        now,
                        Optional.of(words(file.description())),
                        Optional.of(DesiredResolution.FULL_REFUND),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.of(Jurisdiction.of("CN")),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                Origin.WALLET,
                act("open")));
    }

    private void attach(int which, CaseFile.Receipt file) {
        commands.sendAndWait(new AttachReceipt(
                caseId,
                List.of(new Receipt(
                        ReceiptId.of("rcp_" + which + number.substring(1)),
                        ReceiptKind.PAYMENT_VOUCHER,
                        Sha256.of(file.sha256()),
                        file.bytes(),
                        file.mediaType(),
                        words(file.name()),
                        Optional.empty())),
                Party.CUSTOMER,
                false,
                act("attach-" + which)));
    }

    private void refund() throws Exception {
        refunds.expect(caseId);
        commands.sendAndWait(new Refund(
                caseId,
                RefundId.of(RefundId.PREFIX + number),
                paymentId,
                file.amount(),
                Optional.empty(),
                act("refund")));
        refunds.await(caseId);
    }

    @Override
    public History history() {
        return told.history(caseId, paymentId);
    }

    private Act act(String intention) {
        return new Act(
                new Actor(file.agent(), Role.AGENT), Channel.PHONE, clock.instant(), CommandId.of(intention + number));
    }

    private static Personal<String> words(String words) {
        return Personal.of(words);
    }
}
