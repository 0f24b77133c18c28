package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import java.time.Instant;

/** What a merchant polls: small, and the same as long as the version is. */
record MerchantStatus(CaseId disputeId, long version, CaseStatus status, Instant updatedAt) {}
