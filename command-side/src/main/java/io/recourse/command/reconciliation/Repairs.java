package io.recourse.command.reconciliation;

import io.recourse.actor.Act;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Standing;
import io.recourse.command.refund.RefundNews;
import io.recourse.payment.RecordOutsideMovement;
import io.recourse.payment.ReturnRefund;
import io.recourse.refund.RefundFailure;
import io.recourse.refund.RefundId;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what is to be done about differences, each step once however often it is asked. */
@Component
class Repairs {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final RefundNews news;
    private final CommandGateway commands;
    private final Clock clock;

    Repairs(RefundNews news, CommandGateway commands, Clock clock) {
        this.news = news;
        this.commands = commands;
        this.clock = clock;
    }

    /** Whether it helped shows when the refund is compared again. */
    void attempt(String source, Remedy remedy) {
        try {
            apply(source, remedy);
        } catch (GatewayUnavailable e) {
            log.warn("reconciliation_gateway_unavailable source={} cause={}", source, e.getMessage());
        } catch (RuntimeException e) {
            log.error(
                    "reconciliation_not_repaired source={} remedy={}",
                    source,
                    remedy.getClass().getSimpleName(),
                    e);
        }
    }

    private void apply(String source, Remedy remedy) throws GatewayUnavailable {
        switch (remedy) {
            case Remedy.Tell tell -> news.apply(source, tell.refundId(), tell.standing(), tell.at());
            case Remedy.Reverse reverse -> reverse(source, reverse);
            case Remedy.Record moved ->
                commands.sendAndWait(new RecordOutsideMovement(
                        moved.paymentId(),
                        moved.movement(),
                        act(source + ":" + moved.movement().id())));
            case Remedy.Person person -> {}
            case Remedy.Unanswered unanswered -> {}
        }
    }

    /** The payment hears of it from the case in any event; here at once, so that what is compared next shows it. */
    private void reverse(String source, Remedy.Reverse reverse) throws GatewayUnavailable {
        RefundId refundId = reverse.refundId();
        Standing over = new Standing.Failed(reverse.code(), Standing.Retry.NEVER);
        if (news.apply(source, refundId, over, reverse.at()) == RefundNews.Result.APPLIED) {
            commands.sendAndWait(new ReturnRefund(
                    reverse.paymentId(),
                    refundId,
                    new RefundFailure(RefundFailure.Kind.RETURNED, reverse.code()),
                    act(refundId + ":return")));
        }
    }

    private Act act(String intention) {
        return Act.bySystem("reconciliation", clock.instant(), "reconcile:" + intention);
    }
}
