package io.recourse.query.audit.ledger;

import io.recourse.audit.Hash;
import java.time.Instant;

/**
 * A signed checkpoint as it is kept.
 *
 * @param treeSize how many events it covers
 * @param root hash of the tree over them
 * @param note the signed text
 * @param madeAt by the database's clock; not signed
 */
record StoredCheckpoint(long treeSize, Hash root, String note, Instant madeAt) {}
