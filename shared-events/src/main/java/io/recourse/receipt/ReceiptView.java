package io.recourse.receipt;

import io.recourse.dispute.Party;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.Optional;

/** A receipt as it is shown; its bytes are at {@code …/receipts/{receiptId}/content}.
 *
 * @param draft its merchant has not submitted it yet
 */
public record ReceiptView(
        ReceiptId receiptId,
        ReceiptKind kind,
        Party party,
        boolean draft,
        Sha256 sha256,
        long sizeBytes,
        String mediaType,
        String fileName,
        Optional<String> description,
        Instant attachedAt,
        Optional<Instant> withdrawnAt) {

    public static ReceiptView of(CaseReceipt attached) {
        Receipt receipt = attached.receipt();
        return new ReceiptView(
                receipt.id(),
                receipt.kind(),
                attached.party(),
                attached.draft(),
                receipt.sha256(),
                receipt.sizeBytes(),
                receipt.mediaType(),
                receipt.fileName().value(),
                receipt.description().map(Personal::value),
                attached.attachedAt(),
                attached.withdrawnAt());
    }
}
