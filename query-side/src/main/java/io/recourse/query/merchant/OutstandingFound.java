package io.recourse.query.merchant;

import java.util.Optional;

/** What is outstanding, or empty when the merchant has no case with that id. */
record OutstandingFound(Optional<MerchantOutstanding> outstanding) {}
