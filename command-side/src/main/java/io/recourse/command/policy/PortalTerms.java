package io.recourse.command.policy;

import io.recourse.deadline.ExpiryEffect;
import io.recourse.dispute.Action;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import io.recourse.terms.CaseTerms;
import io.recourse.terms.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the built-in policy asks of a case beside its deadlines. The figures are the wallet's own choice, no law's. */
final class PortalTerms {

    private static final int MOST_RECEIPTS = 50;
    private static final int MOST_RESPONSES = 3;
    private static final List<Money> APPROVAL_ABOVE = List.of(
            Money.of("1000.00", "CNY"),
            Money.of("1000.00", "HKD"),
            Money.of("150.00", "USD"),
            Money.of("150.00", "EUR"),
            Money.of("120.00", "GBP"),
            Money.of("20000", "JPY"));

    private PortalTerms() {}

    /**
     * A refund goes back to where the payment came from, so that asking who calls adds nothing, unless the complaint itself
     * is that somebody poses as the customer. Credit and an unlocked account are given to whoever calls.
     */
    private static List<Action> identityFor(Reason reason) {
        return switch (reason) {
            case FRAUD_UNAUTHORISED, ACCOUNT_FROZEN, PRIVACY ->
                List.of(Action.REFUND, Action.GRANT_PROVISIONAL_CREDIT, Action.RELEASE_ACCOUNT_HOLD);
            case PRODUCT_NOT_RECEIVED,
                    NOT_AS_DESCRIBED,
                    DUPLICATE,
                    WRONG_AMOUNT,
                    CREDIT_NOT_PROCESSED,
                    CANCELLED_RECURRING,
                    PAID_BY_OTHER_MEANS,
                    PAYMENT_FAILED_BUT_CHARGED,
                    TRANSFER_DELAYED,
                    TOP_UP_OR_WITHDRAWAL_FAILED,
                    SERVICE_QUALITY,
                    OTHER -> List.of(Action.GRANT_PROVISIONAL_CREDIT, Action.RELEASE_ACCOUNT_HOLD);
        };
    }

    static CaseTerms of(Policy.Facts facts) {
        return new CaseTerms(
                identityFor(facts.reason()),
                Duration.ofHours(24),
                Optional.of(APPROVAL_ABOVE),
                Checklist.intake(facts),
                Checklist.evidence(facts.reason()),
                new Promise(Duration.ofDays(7), List.of(), true),
                new Promise(
                        Duration.ofDays(3),
                        List.of(new ExpiryEffect.Decide(
                                Outcome.CUSTOMER_FAVOUR, Basis.TIMEOUT_MERCHANT, Finality.PROVISIONAL)),
                        true),
                new Promise(Duration.ofDays(7), List.of(), false),
                new Promise(Duration.ofDays(14), List.of(), false),
                new Promise(
                        Duration.ofDays(3), List.of(new ExpiryEffect.Escalate(EscalationTarget.TECHNICAL_TEAM)), false),
                Duration.ofDays(30),
                MOST_RECEIPTS,
                MOST_RESPONSES);
    }
}
