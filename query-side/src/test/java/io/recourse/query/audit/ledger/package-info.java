@NullMarked
package io.recourse.query.audit.ledger;

import org.jspecify.annotations.NullMarked;
