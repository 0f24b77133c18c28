package io.recourse.query.audit.access;

import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.receipt.ReceiptId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * One answer to a read, as it was recorded before it was sent.
 *
 * @param id in the order in which answers were recorded, with gaps
 * @param actorId the token's subject
 * @param actorRole in which the actor read; empty for a token without a role, which was refused
 * @param merchantId whose cases a merchant's token reaches
 * @param customerId whose the case or the payment is, or the only customer that a list was asked about
 * @param status of the answer: 403 and 404 are attempts
 */
record Access(
        long id,
        Instant at,
        String actorId,
        Optional<Role> actorRole,
        Optional<MerchantId> merchantId,

        @Schema(description = "Method and template of the path", example = "GET /api/v1/disputes/{id}")
        String operation,

        Optional<CaseId> caseId,
        Optional<PaymentId> paymentId,
        Optional<ReceiptId> receiptId,
        Optional<CustomerId> customerId,

        @Schema(description = "Of a list or an export; a star stands for what may be words")
        Optional<String> filters,

        @Schema(description = "As the reader gave it, in the header " + Purpose.HEADER)
        Optional<String> purpose,

        String traceId,
        int status) {}
