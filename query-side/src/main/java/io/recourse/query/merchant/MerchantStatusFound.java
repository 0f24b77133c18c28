package io.recourse.query.merchant;

import java.util.Optional;

/** Where a case stands, or empty when the merchant has none with that id. */
record MerchantStatusFound(Optional<MerchantStatus> status) {}
