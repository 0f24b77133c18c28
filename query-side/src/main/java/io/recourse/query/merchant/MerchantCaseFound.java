package io.recourse.query.merchant;

import java.util.Optional;

/** A case, or empty when the merchant has none with that id. */
record MerchantCaseFound(Optional<MerchantCaseView> view) {}
