package io.recourse.dispute;

import io.recourse.information.InformationRequest;
import io.recourse.money.Money;
import io.recourse.payment.MovedOutside;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The axes that follow from the others: where the money is, what the case waits for, and the coarse status. */
public record Axes(CaseStatus status, List<WaitingFor> waitingFor, Funds funds) {

    public static Axes of(CaseState state) {
        Funds funds = funds(state);
        return new Axes(status(state, funds), waitingFor(state), funds);
    }

    private static Funds funds(CaseState state) {
        List<CaseRefund> refunds = state.refunds();
        if (refunds.stream().anyMatch(r -> r.inFlight() || r.awaitsApproval())) {
            return Funds.REFUND_PENDING;
        }
        if (refunds.stream().anyMatch(CaseRefund::outstandingCredit)) {
            return Funds.PROVISIONAL_CREDIT;
        }
        Optional<Money> refunded = refunded(state);
        if (refunded.isPresent()) {
            boolean full = state.disputedAmount()
                    .map(disputed -> refunded.get().compareTo(disputed) >= 0)
                    .orElse(false);
            return full ? Funds.REFUNDED_FULL : Funds.REFUNDED_PART;
        }
        if (refunds.stream().anyMatch(r -> r.status() == RefundStatus.REVERSED)
                || !state.movements().isEmpty()) {
            return Funds.RETURNED;
        }
        return refunds.stream().anyMatch(r -> r.status() == RefundStatus.FAILED || r.status() == RefundStatus.CANCELED)
                ? Funds.FAILED
                : Funds.UNTOUCHED;
    }

    /** What has moved back to the customer for good, also without Recourse, or empty when nothing has. */
    public static Optional<Money> refunded(CaseState state) {
        Stream<Money> ours =
                state.refunds().stream().filter(CaseRefund::refunded).map(CaseRefund::amount);
        return Stream.concat(ours, outside(state)).reduce(Money::plus);
    }

    /** What is with the customer by refunds made elsewhere and chargebacks that stand, of each payment in its currency. */
    private static Stream<Money> outside(CaseState state) {
        return state.payments().stream().flatMap(payment -> {
            Currency currency = payment.captured().currency();
            MovedOutside moved = new MovedOutside(state.movements().stream()
                    .filter(m -> m.paymentId().equals(payment.id()))
                    .map(NotedMovement::movement)
                    .toList());
            return Stream.of(moved.refunded(currency), moved.chargedBack(currency))
                    .filter(Money::positive);
        });
    }

    private static CaseStatus status(CaseState state, Funds funds) {
        return switch (state.phase()) {
            case CLOSED -> CaseStatus.CLOSED;
            case EXECUTING -> CaseStatus.REFUNDING;
            case AWAITING_MERCHANT, AWAITING_BOTH -> CaseStatus.ACTION_REQUIRED;
            case NEW, AWAITING_CUSTOMER -> CaseStatus.OPEN;
            case UNDER_REVIEW, AWAITING_EXTERNAL ->
                funds == Funds.REFUNDED_FULL || settled(state) ? CaseStatus.RESOLVED : CaseStatus.IN_REVIEW;
        };
    }

    private static boolean settled(CaseState state) {
        return state.course().decided()
                && state.verdict().filter(v -> v.finality() == Finality.FINAL).isPresent();
    }

    private static List<WaitingFor> waitingFor(CaseState state) {
        Set<WaitingFor> all = EnumSet.noneOf(WaitingFor.class);
        if (state.closed()) {
            return List.of();
        }
        state.dealings().requests().stream()
                .filter(InformationRequest::awaited)
                .flatMap(Axes::missing)
                .forEach(all::add);
        if (state.phase() == Phase.NEW) {
            all.add(WaitingFor.RESPONSE);
        }
        if (Stream.of(Party.values())
                .anyMatch(p -> state.dealings().standingOfferTo(p).isPresent())) {
            all.add(WaitingFor.CONFIRMATION);
        }
        if (state.dealings().returnAwaited()) {
            all.add(WaitingFor.RETURN);
        }
        if (state.refunds().stream().anyMatch(CaseRefund::awaitsApproval)) {
            all.add(WaitingFor.APPROVAL);
        }
        if (state.refunds().stream().anyMatch(CaseRefund::inFlight)) {
            all.add(WaitingFor.REFUND);
        }
        if (state.course().external() || state.course().appeal().state() == AppealState.PENDING) {
            all.add(WaitingFor.VERDICT);
        }
        return List.copyOf(all);
    }

    private static Stream<WaitingFor> missing(InformationRequest request) {
        return request.items().stream()
                .map(item -> item.item())
                .filter(item -> request.provided().stream().noneMatch(p -> p.item() == item))
                .map(item -> switch (item) {
                    case IDENTITY, IDENTITY_DOCUMENT -> WaitingFor.IDENTITY;
                    case RESPONSE -> WaitingFor.RESPONSE;
                    case TRANSACTION_TIME,
                            AMOUNT,
                            ORDER_NUMBER,
                            DEVICE,
                            DESCRIPTION,
                            STEPS_TRIED,
                            PLACE,
                            DESIRED_RESOLUTION,
                            PAYMENT_VOUCHER,
                            DELIVERY_PROOF,
                            SCREENSHOT,
                            CHAT_TRANSCRIPT,
                            POLICE_REPORT,
                            MERCHANT_REPLY,
                            BANK_STATEMENT,
                            CANCELLATION_PROOF,
                            RETURN_PROOF,
                            PRODUCT_DESCRIPTION,
                            REFUND_PROOF,
                            OTHER -> WaitingFor.EVIDENCE;
                });
    }
}
