package io.recourse.query.eligibility;

import java.util.Optional;

/** What would become of a refund, or empty when there is no such case. */
record RefundExplained(Optional<Prospect> prospect) {}
