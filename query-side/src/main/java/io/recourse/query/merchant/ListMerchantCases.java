package io.recourse.query.merchant;

import io.recourse.payment.MerchantId;
import java.util.Optional;

/** Asks for a merchant's cases in the order of their last changes; answered with {@link MerchantCaseList}. */
record ListMerchantCases(MerchantId merchantId, MerchantFilter filter, Optional<FeedPosition> after, int limit) {

    /** The same, going on from {@code position}. */
    ListMerchantCases after(FeedPosition position) {
        return new ListMerchantCases(merchantId, filter, Optional.of(position), limit);
    }
}
