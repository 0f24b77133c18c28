package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import java.time.ZoneId;

/** Asks what a case waits for from its merchant; answered with {@link OutstandingFound}. */
record FindOutstanding(CaseId caseId, MerchantId merchantId, ZoneId zone) {}
