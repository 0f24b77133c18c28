package io.recourse.query.merchant;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** A part of a merchant's list. */
record MerchantPage(
        List<MerchantCaseSummary> items,

        @Schema(description = "The cursor for the part after this one; absent at the end")
        Optional<String> nextCursor,

        @Schema(description = "The cursor for what changes later, to keep when there is no next part")
        String resumeCursor) {

    static MerchantPage of(List<MerchantCaseSummary> items, String resume, boolean more) {
        return new MerchantPage(items, Optional.of(resume).filter(cursor -> more), resume);
    }
}
