package io.recourse.command.refund;

import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.SourcePayment;
import io.recourse.command.gateway.Standing;
import io.recourse.command.payment.Payments;
import io.recourse.command.refund.RefundSaga.Reserved;
import io.recourse.command.refund.Submissions.Submission;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks the gateway of a payment's source for a refund, in such a way that asking again moves nothing again. What may have been
 * asked before is asked about first.
 */
@Component
class RefundExecution {

    /** A gateway that hangs holds up so many of the scheduler's threads, and nobody else. */
    private static final int AT_ONCE = 2;

    private static final String NO_GATEWAY = "no-gateway-for-source";

    private static final Answer NOT_SERVED = new Answer.Told(new Standing.Failed(NO_GATEWAY, Standing.Retry.NEVER));

    private final Map<String, RefundGateway> gateways;
    private final Map<String, Semaphore> permits;
    private final Payments payments;
    private final Submissions submissions;
    private final Clock clock;

    RefundExecution(List<RefundGateway> gateways, Payments payments, Submissions submissions, Clock clock) {
        this.gateways = gateways.stream().collect(Collectors.toMap(RefundGateway::source, Function.identity()));
        this.permits =
                gateways.stream().collect(Collectors.toMap(RefundGateway::source, gateway -> new Semaphore(AT_ONCE)));
        this.payments = payments;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** What came of asking. */
    sealed interface Answer {

        record Told(Standing standing) implements Answer {}

        /** Nobody knows whether the gateway has taken it. */
        record Unknown(String cause) implements Answer {}

        /** The gateway has enough to do; it was not asked. */
        record Crowded() implements Answer {}

        /** The gateway cannot tell. */
        record Silent() implements Answer {}

        /** The money is not set aside any more: by now it has moved, or has been given back. */
        record Ended() implements Answer {}

        /** It may have been taken, the gateway cannot tell, and would not know a repetition any more. */
        record Unsafe() implements Answer {}
    }

    boolean local(String source) {
        return find(source).map(RefundGateway::local).orElse(true);
    }

    /**
     * Asks for it, or what became of it.
     *
     * @param failedTries how often the gateway has looked at it and refused it
     */
    Answer ask(String source, Reserved refund, int failedTries) {
        return reserved(refund, failedTries)
                .map(instruction -> guarded(
                        source,
                        () -> unserved(instruction),
                        gateway -> submissions.begin(source, instruction)
                                ? new Answer.Told(gateway.submit(instruction))
                                : again(gateway, instruction)))
                .orElseGet(Answer.Ended::new);
    }

    /** Asks what became of it, and nothing more. */
    Answer check(String source, Reserved refund) {
        return reserved(refund, 0)
                .map(instruction -> guarded(source, Answer.Silent::new, gateway -> switch (gateway.find(instruction)) {
                    case Finding.Known known -> new Answer.Told(known.standing());
                    case Finding.NeverHeard unheard -> new Answer.Silent();
                    case Finding.CannotTell silent -> new Answer.Silent();
                }))
                .orElseGet(Answer.Ended::new);
    }

    /** An event may be delivered again, or late; by then the money may have moved, or may have been given back. */
    private Optional<Instruction> reserved(Reserved refund, int failedTries) {
        return payments.find(refund.paymentId())
                .filter(payment -> payment.reserves(refund.refundId()))
                .map(payment -> new Instruction(
                        refund.refundId(), refund.caseId(), refund.amount(), sourcePayment(payment), failedTries));
    }

    private Answer again(RefundGateway gateway, Instruction instruction) throws GatewayUnavailable {
        return switch (gateway.find(instruction)) {
            case Finding.Known known ->
                retries(known.standing())
                        ? new Answer.Told(gateway.submit(instruction))
                        : new Answer.Told(known.standing());
            case Finding.NeverHeard unheard -> new Answer.Told(gateway.submit(instruction));
            case Finding.CannotTell silent ->
                remembered(gateway, instruction) ? new Answer.Told(gateway.submit(instruction)) : new Answer.Unsafe();
        };
    }

    /** What the gateway tells of an earlier try that moved nothing, and may do better now. */
    private static boolean retries(Standing standing) {
        return standing instanceof Standing.Failed failed && failed.retry() != Standing.Retry.NEVER;
    }

    private boolean remembered(RefundGateway gateway, Instruction instruction) {
        Instant now = clock.instant();
        return submissions
                .find(instruction.refundId())
                .map(Submission::submittedAt)
                .filter(at -> now.isBefore(at.plus(gateway.remembers())))
                .isPresent();
    }

    /** A process that was started without the gateway's keys does not know what the gateway has done. */
    private Answer unserved(Instruction instruction) {
        return submissions.find(instruction.refundId()).isPresent() ? new Answer.Unknown(NO_GATEWAY) : NOT_SERVED;
    }

    private interface Question {
        Answer ask(RefundGateway gateway) throws GatewayUnavailable;
    }

    private Answer guarded(String source, Supplier<Answer> unserved, Question question) {
        Optional<RefundGateway> gateway = find(source);
        Optional<Semaphore> permit = Optional.ofNullable(permits.get(source));
        if (gateway.isEmpty() || permit.isEmpty()) {
            return unserved.get();
        }
        if (!gateway.get().local() && !permit.get().tryAcquire()) {
            return new Answer.Crowded();
        }
        try {
            return question.ask(gateway.get());
        } catch (GatewayUnavailable e) {
            return new Answer.Unknown(String.valueOf(e.getMessage()));
        } finally {
            if (!gateway.get().local()) {
                permit.get().release();
            }
        }
    }

    private Optional<RefundGateway> find(String source) {
        return Optional.ofNullable(gateways.get(source));
    }

    static SourcePayment sourcePayment(PaymentState payment) {
        PaymentDetails details = payment.details();
        return new SourcePayment(
                payment.id(),
                details.sourceReference().orElse(payment.id().value()),
                details.amount(),
                details.customerId(),
                details.merchantId());
    }
}
