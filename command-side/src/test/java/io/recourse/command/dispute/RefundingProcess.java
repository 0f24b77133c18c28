package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;

import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentId;
import io.recourse.sample.Sample;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A command side of its own that refunds cent by cent from one payment, in four cases, and says on its standard output what
 * was acknowledged, until it is killed.
 */
final class RefundingProcess {

    static final PaymentId PAYMENT = PaymentId.of("killed");
    static final List<CaseId> CASES =
            IntStream.range(0, 4).mapToObj(Sample::dispute).toList();
    static final String ACKNOWLEDGED = "acknowledged ";
    private static final int ENOUGH = 2_000;

    private RefundingProcess() {}

    /** @param args the environment of the application, as {@code NAME=value} */
    public static void main(String[] args) {
        ChildJvm.endWithItsParent();
        Desk desk = Desk.start(ChildJvm.environment(args));
        desk.pay(PAYMENT.value(), cny("1000.00"));
        CASES.forEach(id -> desk.openIdentified(id, PAYMENT));
        PrintStream out = System.out;
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CASES.size())) {
            CASES.forEach(id -> threads.execute(() -> {
                for (int n = next.getAndIncrement(); n < ENOUGH; n = next.getAndIncrement()) {
                    desk.refund(id, refund(n), PAYMENT, cny("0.01"));
                    out.println(ACKNOWLEDGED + refund(n));
                }
            }));
        }
    }
}
