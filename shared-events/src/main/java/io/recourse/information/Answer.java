package io.recourse.information;

import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import java.util.Optional;

/** One thing that has come for a request.
 *
 * @param sequence of the event that tells it
 * @param words empty where a receipt says it, and once they were redacted
 */
public record Answer(long sequence, Item item, Optional<Personal<String>> words, Optional<ReceiptId> receiptId) {

    static Answer of(ProvidedItem provided, long sequence) {
        return new Answer(sequence, provided.item(), provided.words(), provided.receiptId());
    }

    Answer silent() {
        return new Answer(sequence, item, Optional.empty(), receiptId);
    }
}
