package io.recourse.command.gateway.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Standing;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovement.Kind;
import io.recourse.refund.RefundId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an object of Stripe means to us. An event tells all that led to its state, so that the order of events does not matter. */
final class StripeNotices {

    private StripeNotices() {}

    /** @throws IllegalArgumentException when it moves money and does not say what, or of which payment */
    static List<Notice> ofRefund(String id, Instant at, Refund refund) {
        Optional<Standing> standing = StripeStanding.of(refund);
        if (standing.isEmpty()) {
            return List.of();
        }
        Optional<RefundId> ours = StripeMark.on(refund);
        return ours.isPresent()
                ? List.of(new Notice.RefundStands(id, ours.get(), standing.get(), at))
                : madeElsewhere(id, at, refund, standing.get());
    }

    /**
     * Its balance transactions, money back or forth, whatever the event is about; none where nothing moved.
     *
     * @throws IllegalArgumentException when one does not say what, or of which payment
     */
    static List<Notice> ofDispute(String id, Dispute dispute) {
        return Optional.ofNullable(dispute.getBalanceTransactions()).stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(transaction -> amount(transaction) != 0)
                .map(transaction -> moved(id, dispute, transaction))
                .toList();
    }

    private static Notice moved(String id, Dispute dispute, BalanceTransaction transaction) {
        String movement = said(transaction.getId(), "id");
        return new Notice.MovedOutside(
                id + ":" + movement,
                payment(dispute.getPaymentIntent(), dispute.getCharge()),
                movement(
                        movement,
                        amount(transaction) < 0 ? Kind.CHARGEBACK : Kind.CHARGEBACK_RETURNED,
                        said(dispute.getId(), "id"),
                        disputed(dispute, transaction),
                        at(said(transaction.getCreated(), "created"))));
    }

    /** A refund takes from what is left of its payment from the moment that it is asked for, and gives back when it fails. */
    private static List<Notice> madeElsewhere(String id, Instant at, Refund refund, Standing standing) {
        List<String> payment = payment(refund.getPaymentIntent(), refund.getCharge());
        String about = said(refund.getId(), "id");
        Money amount = money(refund.getAmount(), refund.getCurrency());
        Notice taken = new Notice.MovedOutside(
                id, payment, movement(about, Kind.REFUND, about, amount, at(said(refund.getCreated(), "created"))));
        return switch (standing) {
            case Standing.Succeeded s -> List.of(taken);
            case Standing.Pending p -> List.of(taken);
            case Standing.ActionRequired a -> List.of(taken);
            case Standing.Abnormal a -> List.of(taken);
            case Standing.Failed f -> List.of(taken, returned(id, payment, about, amount, at));
            case Standing.Canceled c -> List.of(taken, returned(id, payment, about, amount, at));
        };
    }

    private static Notice returned(String id, List<String> payment, String about, Money amount, Instant at) {
        return new Notice.MovedOutside(
                id + ":returned", payment, movement(about + ":returned", Kind.REFUND_RETURNED, about, amount, at));
    }

    /** A transaction is in the currency in which the merchant is paid out, which is of no use where that is another. */
    private static Money disputed(Dispute dispute, BalanceTransaction transaction) {
        return Objects.equals(transaction.getCurrency(), dispute.getCurrency())
                ? money(Math.abs(amount(transaction)), transaction.getCurrency())
                : money(dispute.getAmount(), dispute.getCurrency());
    }

    private static long amount(BalanceTransaction transaction) {
        return said(transaction.getAmount(), "amount");
    }

    private static OutsideMovement movement(String id, Kind kind, String about, Money amount, Instant at) {
        return new OutsideMovement(StripeRefundGateway.SOURCE, id, kind, about, amount, at);
    }

    private static Money money(@Nullable Long amount, @Nullable String currency) {
        return StripeAmount.money(said(amount, "amount"), said(currency, "currency"));
    }

    /** Every payment made with an intent is known by it; the charge is the name of older ones. */
    private static List<String> payment(@Nullable String intent, @Nullable String charge) {
        return intent == null
                ? List.of(said(charge, "charge"))
                : Stream.concat(Stream.of(intent), Optional.ofNullable(charge).stream())
                        .toList();
    }

    /** @throws IllegalArgumentException when no instant is that far away */
    static Instant at(long epochSecond) {
        try {
            return Instant.ofEpochSecond(epochSecond);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its time is none", e);
        }
    }

    private static <T> T said(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("it has no " + what);
        }
        return value;
    }
}
