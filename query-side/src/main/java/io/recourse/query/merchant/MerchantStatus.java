package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.query.change.Change;
import java.time.Instant;

/** What a merchant polls: small, and the same as long as the version is. */
record MerchantStatus(CaseId disputeId, long version, CaseStatus status, Instant updatedAt) {

    static MerchantStatus of(Change change) {
        return new MerchantStatus(change.caseId(), change.version(), change.status(), change.updatedAt());
    }
}
