package io.recourse.command.dispute;

import io.recourse.command.PlausibleTime;
import io.recourse.command.payment.Payments;
import io.recourse.command.policy.Policy;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.DisputedPayment;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.OpenDispute;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Stage;
import io.recourse.money.Money;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.payment.PaymentState;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides whether a complaint becomes a case, and which promises it comes with. */
@Component
class CaseOpening {

    private final Payments payments;
    private final Policy policy;
    private final Consequences consequences;
    private final Clock clock;

    CaseOpening(Payments payments, Policy policy, Consequences consequences, Clock clock) {
        this.payments = payments;
        this.policy = policy;
        this.consequences = consequences;
        this.clock = clock;
    }

    /** @throws Rejected when a rule forbids it */
    List<DisputeEvent> decide(OpenDispute command) {
        Complaint complaint = command.complaint();
        Lifecycle.refusal(command.action(), command.act().actor().role()).ifPresent(refusal -> {
            throw new Rejected(refusal);
        });
        Instant now = clock.instant();
        requirePast(command, now);
        List<PaymentState> paid =
                complaint.paymentIds().stream().map(this::requireRecorded).toList();
        paid.forEach(payment -> requireCustomer(payment, complaint));
        Optional<MerchantId> merchant = onlyMerchant(paid);
        requireAmount(complaint, paid);
        Set<String> sources = paid.stream().map(p -> p.details().source()).collect(Collectors.toSet());
        Policy.Decision promised = policy.decide(
                Policy.Facts.of(complaint, sources, command.origin(), complaint.receivedAt()), complaint.receivedAt());
        DisputeEvent opened = new DisputeOpened(
                command.caseId(),
                complaint,
                paid.stream()
                        .map(p -> new DisputedPayment(
                                p.id(), p.captured(), Optional.of(p.details().source())))
                        .toList(),
                merchant,
                command.origin(),
                firstStage(command.origin()),
                promised.policies(),
                promised.deadlines(),
                promised.terms(),
                promised.queue(),
                command.act());
        List<DisputeEvent> events = Stream.concat(
                        Stream.of(opened),
                        Intake.missing(command.caseId(), complaint, paid, promised.terms(), command.act(), now)
                                .stream())
                .toList();
        return consequences.with(Optional.empty(), events, now);
    }

    private static Stage firstStage(Origin origin) {
        return switch (origin) {
            case ALERT -> Stage.ALERT;
            case NETWORK -> Stage.CLAIM;
            case WALLET, REGULATOR, STAFF -> Stage.INQUIRY;
        };
    }

    private static void requirePast(OpenDispute command, Instant now) {
        Complaint complaint = command.complaint();
        PlausibleTime.require("occurredAt", command.act().occurredAt(), now);
        complaint.occurredAt().ifPresent(at -> PlausibleTime.require("occurredAt", at, now));
        PlausibleTime.require("reportedAt", complaint.reportedAt(), now);
        PlausibleTime.require("receivedAt", complaint.receivedAt(), now);
    }

    private PaymentState requireRecorded(PaymentId id) {
        return payments.find(id).orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENT_UNKNOWN, "paymentId", id)));
    }

    private static void requireCustomer(PaymentState payment, Complaint complaint) {
        if (!payment.details().customerId().equals(complaint.customerId())) {
            throw new Rejected(Rejection.of(Rule.PAYMENT_OF_ANOTHER_CUSTOMER, "paymentId", payment.id()));
        }
    }

    private static Optional<MerchantId> onlyMerchant(List<PaymentState> paid) {
        List<MerchantId> merchants =
                paid.stream().map(p -> p.details().merchantId()).distinct().toList();
        if (merchants.size() > 1) {
            throw new Rejected(Rejection.of(Rule.PAYMENTS_OF_SEVERAL_MERCHANTS));
        }
        return merchants.stream().findFirst();
    }

    private static void requireAmount(Complaint complaint, List<PaymentState> paid) {
        if (paid.isEmpty()) {
            return;
        }
        Money first = paid.getFirst().captured();
        if (!paid.stream().allMatch(p -> p.captured().hasCurrencyOf(first))
                || !complaint.disputedAmount().map(first::hasCurrencyOf).orElse(true)) {
            throw new Rejected(Rejection.of(Rule.DISPUTED_CURRENCY_DIFFERS));
        }
        Money total = Money.sum(
                        first.currency(),
                        paid.stream().map(PaymentState::captured).toList())
                .orElseThrow(() -> new Rejected(Rejection.of(Rule.PAYMENTS_TOO_LARGE_TOGETHER)));
        complaint.disputedAmount().filter(amount -> amount.compareTo(total) > 0).ifPresent(amount -> {
            throw new Rejected(Rejection.of(Rule.DISPUTED_AMOUNT_EXCEEDS_PAYMENTS, "amount", amount, "paid", total));
        });
    }
}
