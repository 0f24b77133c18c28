package io.recourse.information;

import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import java.util.Optional;

/** One thing that was asked for and has come: in words, as a receipt, or by another command that says it all. */
public record ProvidedItem(Item item, Optional<Personal<String>> words, Optional<ReceiptId> receiptId) {}
