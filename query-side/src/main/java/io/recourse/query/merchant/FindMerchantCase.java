package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;

/** Asks for a case of one merchant; answered with {@link MerchantCaseFound}. */
record FindMerchantCase(CaseId caseId, MerchantId merchantId) {}
