package io.recourse.query.merchant;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;

/**
 * Asks for a case of one merchant; answered with {@link MerchantCaseFound}.
 *
 * @param reader whose allowed actions to list
 */
record FindMerchantCase(CaseId caseId, MerchantId merchantId, Actor reader) {}
