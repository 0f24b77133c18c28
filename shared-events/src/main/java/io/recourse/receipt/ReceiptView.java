package io.recourse.receipt;

import io.recourse.personal.Personal;
import java.util.Optional;

/** A receipt as it is shown; its bytes are at {@code …/receipts/{receiptId}/content}. */
public record ReceiptView(
        ReceiptId receiptId,
        ReceiptKind kind,
        Sha256 sha256,
        long sizeBytes,
        String mediaType,
        String fileName,
        Optional<String> description) {

    public static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.kind(),
                receipt.sha256(),
                receipt.sizeBytes(),
                receipt.mediaType(),
                receipt.fileName().value(),
                receipt.description().map(Personal::value));
    }
}
