package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Party;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.payment.PaymentState;
import io.recourse.terms.CaseTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a complaint leaves unsaid is asked for at once. Complaints that are imported are taken as they are. */
final class Intake {

    private Intake() {}

    static Optional<InformationRequested> missing(
            CaseId caseId, Complaint complaint, List<PaymentState> paid, CaseTerms terms, Act act, Instant now) {
        List<RequestedItem> missing = terms.intake().stream()
                .filter(item -> !said(item, complaint, paid))
                .map(item -> new RequestedItem(item, true, Optional.empty()))
                .toList();
        if (missing.isEmpty() || act.actor().role() == Role.SYSTEM) {
            return Optional.empty();
        }
        // Named by the case, so that opening it again after a crash asks the same.
        RequestId requestId = RequestId.of(RequestId.PREFIX + caseId.value().substring(CaseId.PREFIX.length()));
        return Optional.of(new InformationRequested(
                caseId,
                requestId,
                Party.CUSTOMER,
                missing,
                Optional.empty(),
                terms.customerAnswer()
                        .deadline(DeadlineName.INFORMATION, Party.CUSTOMER, now, List.of(Milestone.CASE_CLOSED)),
                act));
    }

    /** What the payments tell needs no telling. */
    private static boolean said(Item item, Complaint complaint, List<PaymentState> paid) {
        return switch (item) {
            case DESCRIPTION -> complaint.description().isPresent();
            case DESIRED_RESOLUTION -> complaint.desiredResolution().isPresent();
            case TRANSACTION_TIME -> complaint.occurredAt().isPresent() || !paid.isEmpty();
            case AMOUNT -> complaint.disputedAmount().isPresent() || !paid.isEmpty();
            case ORDER_NUMBER ->
                complaint.orderNumber().isPresent()
                        || paid.stream().anyMatch(p -> p.details().orderNumber().isPresent());
            case DEVICE ->
                complaint.device().isPresent()
                        || paid.stream().anyMatch(p -> p.details().device().isPresent());
            case STEPS_TRIED -> !complaint.stepsTried().isEmpty();
            case PLACE -> complaint.place().isPresent();
            case RESPONSE,
                    IDENTITY,
                    PAYMENT_VOUCHER,
                    DELIVERY_PROOF,
                    SCREENSHOT,
                    CHAT_TRANSCRIPT,
                    IDENTITY_DOCUMENT,
                    POLICE_REPORT,
                    MERCHANT_REPLY,
                    BANK_STATEMENT,
                    CANCELLATION_PROOF,
                    RETURN_PROOF,
                    PRODUCT_DESCRIPTION,
                    REFUND_PROOF,
                    OTHER -> false;
        };
    }
}
