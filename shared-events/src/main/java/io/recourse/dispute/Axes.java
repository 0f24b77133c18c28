package io.recourse.dispute;

import io.recourse.money.Money;
import io.recourse.refund.CaseRefund;
import io.recourse.refund.RefundStatus;
import java.util.List;
import java.util.Optional;

/** The axes that follow from the others: where the money is, what the case waits for, and the coarse status. */
public record Axes(CaseStatus status, List<WaitingFor> waitingFor, Funds funds) {

    public static Axes of(CaseState state) {
        Funds funds = funds(state);
        return new Axes(status(state, funds), waitingFor(state), funds);
    }

    private static Funds funds(CaseState state) {
        List<CaseRefund> refunds = state.refunds();
        if (refunds.stream().anyMatch(CaseRefund::inFlight)) {
            return Funds.REFUND_PENDING;
        }
        Optional<Money> refunded = refunded(state);
        if (refunded.isPresent()) {
            boolean full = state.disputedAmount()
                    .map(disputed -> refunded.get().compareTo(disputed) >= 0)
                    .orElse(false);
            return full ? Funds.REFUNDED_FULL : Funds.REFUNDED_PART;
        }
        return refunds.isEmpty() ? Funds.UNTOUCHED : Funds.FAILED;
    }

    /** What has moved back to the customer, or empty when nothing has. */
    public static Optional<Money> refunded(CaseState state) {
        return state.refunds().stream()
                .filter(r -> r.status() == RefundStatus.SUCCEEDED)
                .map(CaseRefund::amount)
                .reduce(Money::plus);
    }

    private static CaseStatus status(CaseState state, Funds funds) {
        return switch (state.phase()) {
            case CLOSED -> CaseStatus.CLOSED;
            case EXECUTING -> CaseStatus.REFUNDING;
            case AWAITING_MERCHANT, AWAITING_BOTH -> CaseStatus.ACTION_REQUIRED;
            case NEW, AWAITING_CUSTOMER -> CaseStatus.OPEN;
            case UNDER_REVIEW, AWAITING_EXTERNAL ->
                funds == Funds.REFUNDED_FULL ? CaseStatus.RESOLVED : CaseStatus.IN_REVIEW;
        };
    }

    private static List<WaitingFor> waitingFor(CaseState state) {
        return switch (state.phase()) {
            case EXECUTING -> List.of(WaitingFor.REFUND);
            case AWAITING_EXTERNAL -> List.of(WaitingFor.VERDICT);
            case NEW -> List.of(WaitingFor.RESPONSE);
            case AWAITING_CUSTOMER, AWAITING_MERCHANT, AWAITING_BOTH, UNDER_REVIEW, CLOSED -> List.of();
        };
    }
}
