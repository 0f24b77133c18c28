package io.recourse.command.refund;

import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.Standing;
import io.recourse.command.payment.Payments;
import io.recourse.command.refund.RefundSaga.Reserved;
import io.recourse.command.refund.Submissions.Submission;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ReverseRefund;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.payment.RecordOutsideMovement;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import io.recourse.refund.RefundProgress;
import io.recourse.refund.RefundStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Takes in how a refund stands at its gateway when nobody had asked: by a webhook, or by a statement. Where the gateway can be
 * asked, what it says now counts, and not what it said then; so neither repetition nor disorder does any harm.
 */
@Component
public class RefundNews {

    private final List<RefundGateway> gateways;
    private final Submissions submissions;
    private final Payments payments;
    private final CommandGateway commands;
    private final Clock clock;

    RefundNews(
            List<RefundGateway> gateways,
            Submissions submissions,
            Payments payments,
            CommandGateway commands,
            Clock clock) {
        this.gateways = gateways;
        this.submissions = submissions;
        this.payments = payments;
        this.commands = commands;
        this.clock = clock;
    }

    public enum Result {
        APPLIED,
        /** It was known, or is of no consequence. */
        UNCHANGED,
        /** The gateway had told of a later moment before. */
        LATE,
        /** No such refund was ever given to this source. */
        UNKNOWN,
        /** The case is not so far; try again in a moment. */
        TOO_EARLY
    }

    /**
     * @param at since when it stands so
     * @throws GatewayUnavailable when the gateway must be asked, and does not answer
     */
    public Result apply(String source, RefundId refundId, Standing told, Instant at) throws GatewayUnavailable {
        Optional<Submission> submission =
                submissions.find(refundId).filter(s -> s.source().equals(source));
        if (submission.isEmpty()) {
            return Result.UNKNOWN;
        }
        PaymentState payment = payments.find(submission.get().paymentId()).orElseThrow();
        Reservation reservation = payment.reservation(refundId).orElseThrow();
        Optional<Standing> now = ask(source, submission.get(), reservation, payment);
        if (now.isEmpty() && !submissions.toldAt(refundId, at)) {
            return Result.LATE;
        }
        Reserved refund = new Reserved(refundId, payment.id(), submission.get().caseId(), reservation.amount());
        Standing standing = now.orElse(told);
        return switch (reservation.status()) {
            case RESERVED -> goOn(refund, standing, now.isPresent());
            case SETTLED -> comeBack(refund, standing);
            case RELEASED -> moveAfterAll(source, refund, standing, at);
            case RETURNED, REFUSED -> Result.UNCHANGED;
        };
    }

    /**
     * How it stands now; empty where this source was never given it, or cannot tell.
     *
     * @throws GatewayUnavailable when it does not answer
     */
    public Optional<Standing> ask(String source, RefundId refundId) throws GatewayUnavailable {
        Optional<Submission> submission =
                submissions.find(refundId).filter(s -> s.source().equals(source));
        if (submission.isEmpty()) {
            return Optional.empty();
        }
        PaymentState payment = payments.find(submission.get().paymentId()).orElseThrow();
        return ask(source, submission.get(), payment.reservation(refundId).orElseThrow(), payment);
    }

    private Optional<Standing> ask(String source, Submission submission, Reservation reservation, PaymentState payment)
            throws GatewayUnavailable {
        Optional<RefundGateway> gateway =
                gateways.stream().filter(g -> g.source().equals(source)).findFirst();
        if (gateway.isEmpty()) {
            return Optional.empty();
        }
        Instruction instruction = new Instruction(
                submission.refundId(),
                submission.caseId(),
                reservation.amount(),
                RefundExecution.sourcePayment(payment),
                0);
        return switch (gateway.get().find(instruction)) {
            case Finding.Known known -> Optional.of(known.standing());
            case Finding.NeverHeard unheard -> Optional.empty();
            case Finding.CannotTell silent -> Optional.empty();
        };
    }

    /**
     * What may do better when it is tried again is left to who tries, and asks the gateway. Where that cannot be asked, nobody
     * would; it has failed, and can be asked for anew.
     */
    private Result goOn(Reserved refund, Standing standing, boolean canBeAsked) {
        switch (standing) {
            case Standing.Succeeded end -> commands.sendAndWait(RefundSteps.end(end, refund, clock));
            case Standing.Canceled end -> commands.sendAndWait(RefundSteps.end(end, refund, clock));
            case Standing.Failed end -> {
                if (canBeAsked && end.retry() != Standing.Retry.NEVER) {
                    return Result.UNCHANGED;
                }
                commands.sendAndWait(RefundSteps.end(end, refund, clock));
            }
            case Standing.Pending pending -> follow(refund, new RefundProgress.Submitted(pending.reference()));
            case Standing.ActionRequired required ->
                follow(refund, new RefundProgress.ActionRequired(required.reference(), required.action()));
            case Standing.Abnormal abnormal ->
                follow(refund, new RefundProgress.Abnormal(abnormal.reference(), abnormal.code()));
        }
        return Result.APPLIED;
    }

    private void follow(Reserved refund, RefundProgress progress) {
        commands.sendAndWait(RefundSteps.follow(refund.caseId(), refund.refundId(), progress, clock));
    }

    /** It had succeeded, and the money did not stay with the customer. */
    private Result comeBack(Reserved refund, Standing standing) {
        return switch (standing) {
            case Standing.Failed failed -> reverse(refund, failed.code());
            case Standing.Canceled canceled -> reverse(refund, canceled.code());
            case Standing.Succeeded same -> Result.UNCHANGED;
            case Standing.Pending earlier -> Result.UNCHANGED;
            case Standing.ActionRequired earlier -> Result.UNCHANGED;
            case Standing.Abnormal earlier -> Result.UNCHANGED;
        };
    }

    private Result reverse(Reserved refund, String code) {
        CaseState after = commands.sendAndWait(new ReverseRefund(
                refund.caseId(),
                refund.refundId(),
                new RefundFailure(RefundFailure.Kind.RETURNED, code),
                RefundSteps.act(refund.refundId(), "returned", clock)));
        return after.refund(refund.refundId())
                .map(CaseRefund::status)
                .filter(status -> status == RefundStatus.REVERSED)
                .map(status -> Result.APPLIED)
                .orElse(Result.TOO_EARLY);
    }

    /** We had been told, or had found, that it moved nothing. It counts as what was refunded elsewhere, and is seen. */
    private Result moveAfterAll(String source, Reserved refund, Standing standing, Instant at) {
        if (standing instanceof Standing.Succeeded moved) {
            OutsideMovement movement = new OutsideMovement(
                    source,
                    moved.reference(),
                    OutsideMovement.Kind.REFUND,
                    refund.refundId().value(),
                    refund.amount(),
                    at);
            commands.sendAndWait(new RecordOutsideMovement(
                    refund.paymentId(), movement, RefundSteps.act(refund.refundId(), "moved-after-all", clock)));
            return Result.APPLIED;
        }
        return Result.UNCHANGED;
    }
}
