package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;

/** Asks where a case of one merchant stands; answered with {@link MerchantStatusFound}. */
record PollMerchantCase(CaseId caseId, MerchantId merchantId) {}
