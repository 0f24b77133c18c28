package io.recourse.query.merchant;

import io.recourse.payment.MerchantId;

/** Asks for the last change among a merchant's cases; answered with {@link NewestFound}. */
record FindNewest(MerchantId merchantId) {}
