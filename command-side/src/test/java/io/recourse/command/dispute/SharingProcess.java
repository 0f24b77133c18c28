package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static org.awaitility.Awaitility.await;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.gateway.WitnessPsp.Whim;
import io.recourse.command.payment.Payments;
import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import io.recourse.runtime.axon.ConcurrentChange;
import io.recourse.sample.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One of several command sides that refund from the same three payments in the same four cases at once. It begins when it is
 * told to, says on its standard output what was acknowledged, and goes on with the common work until it is ended.
 */
final class SharingProcess {

    static final String NUMBER = "number";
    static final String READY = "ready";
    static final String ACKNOWLEDGED = "acknowledged ";
    static final String DONE = "done";

    /** It is recorded when all are to begin. */
    static final PaymentId SIGN = PaymentId.of("begin");

    static final List<PaymentId> PAYMENTS =
            IntStream.range(0, 3).mapToObj(n -> PaymentId.of("shared-" + n)).toList();
    static final List<CaseId> CASES =
            IntStream.range(0, 4).mapToObj(Sample::dispute).toList();

    private static final int COMMON = 20;
    private static final int OWN = 30;
    static final int ASKS = COMMON + OWN;

    /** What ends within seconds. */
    private static final List<Whim> WHIMS =
            List.of(Whim.AT_ONCE, Whim.ANSWER_LOST, Whim.QUESTION_LOST, Whim.BUSY, Whim.DECLINES);

    private SharingProcess() {}

    /** @param args the environment of the application, and the {@link #NUMBER} of this process, from 1 */
    public static void main(String[] args) throws Exception {
        ChildJvm.endWithItsParent();
        ChildJvm.endWithAnyFailure();
        Map<String, Object> environment = ChildJvm.environment(args);
        int number = Integer.parseInt(String.valueOf(environment.get(NUMBER)));
        Desk desk = start("child-" + number, environment);
        PrintStream out = System.out;
        out.println(READY);
        await().pollInterval(Duration.ofMillis(10))
                .forever()
                .until(() -> desk.the(Payments.class).find(SIGN).isPresent());
        refundAtOnce(desk, number).forEach(id -> out.println(ACKNOWLEDGED + id));
        out.println(DONE);
    }

    static Desk start(String node, Map<String, Object> environment) {
        WitnessPsp psp = new WitnessPsp(ChildJvm.database(environment), id -> WHIMS.get(number(id) % WHIMS.size()));
        return Desk.startAs(node, environment, psp);
    }

    /** What all processes refund from and in. */
    static void open(Desk desk) {
        desk.pay(PAYMENTS.get(0).value(), cny("50.00"), WitnessPsp.SOURCE);
        desk.pay(PAYMENTS.get(1).value(), cny("50.00"), WitnessPsp.SOURCE);
        desk.pay(PAYMENTS.get(2).value(), cny("50.00"), PaymentDetails.WALLET_LEDGER);
        CASES.forEach(id -> desk.openIdentified(id, PAYMENTS.toArray(PaymentId[]::new)));
    }

    /** Asks for what every process asks for, and for as much again that only this one does; what was acknowledged. */
    static List<String> refundAtOnce(Desk desk, int number) throws Exception {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        List<Rule> refusals = Crowd.actAtOnce(IntStream.concat(
                        IntStream.range(0, COMMON), IntStream.range(1_000 * number, 1_000 * number + OWN))
                .<Runnable>mapToObj(n -> () -> {
                    refundOnce(desk, n);
                    acknowledged.add(refund(n).value());
                })
                .toList());
        if (!List.of(Rule.REFUND_EXCEEDS_REFUNDABLE).containsAll(refusals)) {
            throw new IllegalStateException("refused by " + refusals);
        }
        return List.copyOf(acknowledged);
    }

    /** As a caller who is told that somebody else was faster, and comes again. */
    private static void refundOnce(Desk desk, int n) {
        while (true) {
            try {
                desk.refund(
                        CASES.get(n % CASES.size()),
                        refund(n),
                        PAYMENTS.get(n % PAYMENTS.size()),
                        cny(1 + n % 4 + "." + (10 + n % 89)));
                return;
            } catch (RuntimeException e) {
                if (!ConcurrentChange.causes(e)) {
                    throw e;
                }
            }
        }
    }

    private static int number(RefundId id) {
        return Integer.parseInt(id.value().substring(id.value().length() - 6));
    }
}
