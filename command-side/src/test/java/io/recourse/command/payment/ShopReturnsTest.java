package io.recourse.command.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recourse.actor.Act;
import io.recourse.command.CommandSideApplication;
import io.recourse.money.Money;
import io.recourse.payment.PaymentCommand;
import io.recourse.payment.PaymentDetails;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.payment.PaymentState.Reservation;
import io.recourse.payment.RecordPayment;
import io.recourse.payment.ReserveRefund;
import io.recourse.payment.SettleRefund;
import io.recourse.refund.RefundId;
import io.recourse.sample.Sample;
import io.recourse.testing.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a real shop sold as payments, and what came back as refunds by item: the payment refuses what is more than was bought, and
 * nothing else.
 *
 * <p>One payment is all that one customer bought of one article in the file, at its exact prices. One refund is one line of a
 * credit note, for the price that was paid for those pieces, the first bought being the first to come back. Both follow from
 * the file: prices change between purchase and return, and returns are there of purchases that were made before it begins, so
 * neither the price on the credit note nor the order in time tells whether a piece was bought. The file has 3,602 such pairs with a
 * return. In 422 more came back than was bought: in 375 of them nothing was bought in the file, so that there is no payment to
 * refund from; in 47 something was. A line that is more than is left is refused as a whole.
 */
class ShopReturnsTest {

    private static final int THREADS = 8;
    private static final AtomicInteger NEXT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(CommandSideApplication.class)
                .properties(TestDatabase.fresh().properties())
                .run("--server.port=0");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private record Return(RefundId id, Money worth) {}

    @Test
    void theSampleIsRefundedAsFarAsItWasBought() throws Exception {
        Path sample = Path.of("src/test/resources/returns/online-retail-sample.csv");
        assertRefundedInOrder("sample", sample, 35, 5, 14);
        assertRefundedAtOnce("sample-race", sample);
    }

    /** Skipped where the real data is not at hand. */
    @Test
    void theWholeFileIsRefundedAsFarAsItWasBought() throws Exception {
        Optional<String> data = Optional.ofNullable(System.getenv("RECOURSE_DATA"));
        assumeTrue(data.isPresent(), "RECOURSE_DATA does not say where the real files are");
        Path all = Path.of(data.get(), "returns", "returns_dev.csv");
        assertRefundedInOrder("all", all, 3_602, 375, 422);
        assertRefundedAtOnce("all-race", all);
    }

    /** The returns of one payment one after the other, and those of many payments at once. */
    private static void assertRefundedInOrder(String run, Path file, int pairs, int neverBought, int overReturned)
            throws Exception {
        List<ShopItem> items = ShopItem.read(file);
        ShopCount expected = ShopCount.of(file);
        assertThat(items).hasSize(pairs).allMatch(item -> !item.returned().isEmpty());
        assertThat(items).filteredOn(item -> item.bought().isEmpty()).hasSize(neverBought);
        assertThat(expected.refused()).hasSize(overReturned);

        Map<String, Optional<PaymentState>> payments = forEach(items, item -> {
            Optional<PaymentId> payment = record(item, run);
            return payment.map(id -> refundInOrder(id, item)).or(() -> refusedWithoutPayment(item, run));
        });

        items.forEach(item -> {
            String name = item.name();
            Optional<PaymentState> payment = payments.getOrDefault(name, Optional.empty());
            int refused = expected.refused().getOrDefault(name, 0);
            assertThat(payment.map(p -> count(p, Reservation.Status.REFUSED))
                            .orElse(item.returned().size()))
                    .as(name)
                    .isEqualTo(refused);
            assertThat(payment.map(p -> count(p, Reservation.Status.SETTLED)).orElse(0))
                    .as(name)
                    .isEqualTo(item.returned().size() - refused);
            assertThat(payment.map(p -> p.refunded().amount()).orElse(BigDecimal.ZERO))
                    .as(name)
                    .isEqualByComparingTo(BigDecimal.valueOf(expected.pence().getOrDefault(name, 0L), 2));
        });
        long back =
                expected.pence().values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "%s: %d pairs, %d returns, %d refused in %d pairs, %s GBP back%n",
                file.getFileName(),
                items.size(),
                expected.returns(),
                expected.refused().values().stream().mapToInt(Integer::intValue).sum(),
                expected.refused().size(),
                BigDecimal.valueOf(back, 2));
    }

    /** All returns of one payment at once, each by two threads, and as if those before it in the file had been taken. */
    private static void assertRefundedAtOnce(String run, Path file) throws Exception {
        ShopCount expected = ShopCount.of(file);
        List<ShopItem> items = ShopItem.read(file).stream()
                .filter(item -> !item.bought().isEmpty())
                .filter(item -> item.returned().size() > 1 || expected.refused().containsKey(item.name()))
                .toList();

        Map<String, PaymentState> payments =
                forEach(items, item -> refundAtOnce(record(item, run).orElseThrow(), item));

        payments.forEach((name, payment) -> {
            assertThat(payment.refunded()).as(name).isLessThanOrEqualTo(payment.captured());
            assertThat(payment.reserved().positive()).as(name).isFalse();
            assertThat(count(payment, Reservation.Status.REFUSED) > 0)
                    .as("%s is refused something", name)
                    .isEqualTo(expected.refused().containsKey(name));
        });
    }

    private static PaymentState refundInOrder(PaymentId payment, ShopItem item) {
        int before = 0;
        for (ShopItem.Line line : item.returned()) {
            Return back = new Return(next(), item.worth(line, before));
            boolean taken = refund(payment, back).reservation(back.id()).stream()
                    .anyMatch(r -> r.status() == Reservation.Status.SETTLED);
            before += taken ? line.units() : 0;
        }
        return application.getBean(Payments.class).find(payment).orElseThrow();
    }

    private static PaymentState refundAtOnce(PaymentId payment, ShopItem item) {
        List<Callable<PaymentState>> refunds = new ArrayList<>();
        int before = 0;
        for (ShopItem.Line line : item.returned()) {
            Return back = new Return(next(), item.worth(line, before));
            refunds.addAll(Collections.nCopies(2, () -> refund(payment, back)));
            before += line.units();
        }
        atOnce(refunds);
        return application.getBean(Payments.class).find(payment).orElseThrow();
    }

    /** Nobody knows what was paid. */
    private static Optional<PaymentState> refusedWithoutPayment(ShopItem item, String run) {
        ShopItem.Line first = item.returned().getFirst();
        assertThatThrownBy(() -> refund(id(item, run), new Return(next(), item.worth(first, 0))))
                .as(item.name())
                .isInstanceOf(AggregateNotFoundException.class);
        return Optional.empty();
    }

    private static Optional<PaymentId> record(ShopItem item, String run) {
        if (item.bought().isEmpty()) {
            return Optional.empty();
        }
        PaymentId id = id(item, run);
        PaymentDetails details = new PaymentDetails(
                Sample.CUSTOMER,
                Sample.MERCHANT,
                item.paid(),
                item.bought().getFirst().at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PaymentDetails.WALLET_LEDGER,
                Optional.empty());
        application.getBean(Recordings.class).record(new RecordPayment(id, details, act("record:" + id)));
        return Optional.of(id);
    }

    private static PaymentState refund(PaymentId payment, Return back) {
        RefundId id = back.id();
        send(new ReserveRefund(payment, id, Sample.CASE, back.worth(), Optional.empty(), act("reserve:" + id)));
        return send(new SettleRefund(payment, id, "shop-" + id, act("settle:" + id)));
    }

    private static PaymentState send(PaymentCommand command) {
        return application.getBean(CommandGateway.class).sendAndWait(command);
    }

    private static <T> void atOnce(List<Callable<T>> acts) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(acts).forEach(Future::resultNow);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Map<String, T> forEach(List<ShopItem> items, Function<ShopItem, T> act) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Map<String, Future<T>> results = items.stream()
                    .collect(Collectors.toMap(ShopItem::name, item -> threads.submit(() -> act.apply(item))));
            threads.shutdown();
            for (Future<T> result : results.values()) {
                result.get();
            }
            return results.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().resultNow()));
        }
    }

    private static int count(PaymentState payment, Reservation.Status status) {
        return (int) payment.reservations().stream()
                .filter(r -> r.status() == status)
                .count();
    }

    private static PaymentId id(ShopItem item, String run) {
        return PaymentId.of("shop-" + run + "-" + item.name());
    }

    private static RefundId next() {
        return Sample.refund(NEXT.incrementAndGet());
    }

    private static Act act(String commandId) {
        return Act.bySystem("shop", Sample.NOW, commandId);
    }
}
