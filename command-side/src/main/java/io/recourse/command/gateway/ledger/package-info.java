/** The wallet's own books: every refund is a transfer between accounts whose balances together are nothing. */
@NullMarked
package io.recourse.command.gateway.ledger;

import org.jspecify.annotations.NullMarked;
