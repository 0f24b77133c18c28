package io.recourse.dispute;

import io.recourse.receipt.ReceiptKind;
import java.util.List;

/** A line of the evidence checklist.
 *
 * @param satisfied whether such a piece of evidence of that party is there
 */
public record EvidenceView(ReceiptKind kind, Party party, boolean mandatory, boolean satisfied) {

    public static List<EvidenceView> of(CaseState state) {
        return state.terms().evidence().stream()
                .map(need -> new EvidenceView(
                        need.kind(),
                        need.party(),
                        need.mandatory(),
                        state.receipts().stream()
                                .anyMatch(r -> r.counts()
                                        && r.party() == need.party()
                                        && r.receipt().kind() == need.kind())))
                .toList();
    }
}
