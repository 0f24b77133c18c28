package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static org.awaitility.Awaitility.await;

import io.recourse.command.gateway.WitnessPsp;
import io.recourse.command.gateway.WitnessPsp.Whim;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.GrantProvisionalCredit;
import io.recourse.dispute.ReverseProvisionalCredit;
import io.recourse.money.Money;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundId;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.sample.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A command side of its own that refunds from four payments in four cases at once, lends and takes back, while time flies, a
 * minute in less than a second. It says on its standard output how far it has come, until it is killed. Each life has
 * payments and cases of its own, and goes on with what the lives before had begun.
 */
final class RestlessProcess {

    static final String NOW = "now";
    static final String LIFE = "life";
    static final String READY = "ready";

    /** A life that only opens its cases. */
    static final int ONE_TO_LEARN_FROM = 0;

    static final String ACKNOWLEDGED = "acknowledged ";
    static final String AT = "at ";

    /** Payments of a life, and cases that each are about all of them. */
    static final int FOUR = 4;

    private static final int REFUNDS_OF_A_LIFE = 1_000;
    private static final int ENOUGH = 400;
    private static final int AT_ONCE = 6;
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int STEP_MILLIS = 50;

    /** What ends without a notice. */
    private static final List<Whim> WHIMS = List.of(
            Whim.AT_ONCE, Whim.LATER, Whim.ANSWER_LOST, Whim.QUESTION_LOST, Whim.BUSY, Whim.DECLINES, Whim.LATER);

    private final Desk desk;
    private final int life;
    private final PrintStream out = System.out;

    private RestlessProcess(Desk desk, int life) {
        this.desk = desk;
        this.life = life;
    }

    /** @param args the environment of the application, {@link #NOW} and the number of this {@link #LIFE} */
    public static void main(String[] args) {
        ChildJvm.endWithItsParent();
        ChildJvm.endWithAnyFailure();
        Map<String, Object> environment = ChildJvm.environment(args);
        Instant now = Instant.parse(String.valueOf(environment.get(NOW)));
        int life = Integer.parseInt(String.valueOf(environment.get(LIFE)));
        Desk desk = Desk.start(
                environment,
                new VirtualClock(now),
                new WitnessPsp(ChildJvm.database(environment), RestlessProcess::whim));
        new RestlessProcess(desk, life).live();
    }

    /** Always the same for the same refund, in whatever process it is asked. */
    static Whim whim(RefundId id) {
        return WHIMS.get(number(id) % WHIMS.size());
    }

    static List<PaymentId> payments(int life) {
        return IntStream.range(0, FOUR)
                .mapToObj(n -> PaymentId.of("restless-" + life + "-" + n))
                .toList();
    }

    static List<CaseId> cases(int life) {
        return IntStream.range(FOUR * life, FOUR * life + FOUR)
                .mapToObj(Sample::dispute)
                .toList();
    }

    private static int number(RefundId id) {
        return Integer.parseInt(id.value().substring(id.value().length() - 6));
    }

    private void live() {
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(this::letTimePass, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
        List<PaymentId> payments = payments(life);
        for (int n = 0; n < FOUR; n++) {
            String source = n % 2 == 0 ? WitnessPsp.SOURCE : PaymentDetails.WALLET_LEDGER;
            desk.pay(payments.get(n).value(), cny("12.00"), source);
        }
        List<CaseId> cases = cases(life);
        cases.forEach(id -> desk.openIdentified(id, payments.toArray(PaymentId[]::new)));
        out.println(READY);
        if (life == ONE_TO_LEARN_FROM) {
            System.exit(0);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(FOUR + 1)) {
            IntStream.range(0, FOUR).forEach(n -> threads.execute(() -> work(cases.get(n), n)));
            threads.execute(this::takeBackForEver);
        }
    }

    private void letTimePass() {
        Instant next = desk.now().plus(STEP);
        out.println(AT + next);
        desk.advanceTo(next);
    }

    private void work(CaseId id, int first) {
        for (int n = first; n < ENOUGH; n += FOUR) {
            RefundId refund = refund(life * REFUNDS_OF_A_LIFE + n);
            if (accepted(() -> ask(id, refund))) {
                out.println(ACKNOWLEDGED + refund);
            }
            await().dontCatchUncaughtExceptions()
                    .pollInterval(5, TimeUnit.MILLISECONDS)
                    .forever()
                    .until(() -> refunds(id).filter(CaseRefund::inFlight).count() < AT_ONCE);
        }
    }

    private void ask(CaseId id, RefundId refund) {
        int number = number(refund);
        PaymentId payment = payments(life).get(number / FOUR % FOUR);
        Money amount = cny(number % 5 + "." + (10 + number % 89));
        if (number / FOUR % 3 == 1) {
            desk.handle(new GrantProvisionalCredit(
                    id, refund, payment, amount, Optional.empty(), desk.system("grant:" + refund)));
        } else {
            desk.refund(id, refund, payment, amount);
        }
    }

    /** Also what was lent before the last kills. */
    private void takeBackForEver() {
        List<CaseId> cases = IntStream.rangeClosed(Math.max(0, life - 3), life)
                .boxed()
                .flatMap(earlier -> cases(earlier).stream())
                .toList();
        await().dontCatchUncaughtExceptions()
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .forever()
                .until(() -> {
                    cases.forEach(this::takeBack);
                    return false;
                });
    }

    /** Every second credit that a customer has. */
    private void takeBack(CaseId id) {
        refunds(id)
                .filter(CaseRefund::outstandingCredit)
                .filter(credit -> number(credit.id()) % 2 == 0)
                .forEach(credit -> accepted(() -> desk.handle(new ReverseProvisionalCredit(
                        id, credit.id(), Optional.empty(), desk.system("take-back:" + credit.id())))));
    }

    /** The payment may be used up. */
    private static boolean accepted(Runnable act) {
        List<Rule> refusals = Crowd.refusal(act).toList();
        if (!List.of(Rule.REFUND_EXCEEDS_REFUNDABLE).containsAll(refusals)) {
            throw new IllegalStateException("refused by " + refusals);
        }
        return refusals.isEmpty();
    }

    /** Of a case of which a life that was killed early may not have come to open. */
    private Stream<CaseRefund> refunds(CaseId id) {
        return desk.the(Disputes.class).find(id).stream().flatMap(stored -> stored.state().refunds().stream());
    }
}
