/** What proves that the history is whole: a hash for every event, a tree over them, signed checkpoints, and their verification. */
@NullMarked
package io.recourse.query.audit.ledger;

import org.jspecify.annotations.NullMarked;
