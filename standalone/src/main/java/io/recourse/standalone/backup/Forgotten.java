package io.recourse.standalone.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer who was forgotten: whoever restores to an instant before must forget them again.
 *
 * @param reference of the request
 */
record Forgotten(String customerId, Optional<String> reference, Instant at) {}
