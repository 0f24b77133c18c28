/** Compares our refunds with what a gateway says of them in a statement, and repairs what differs. */
@NullMarked
package io.recourse.command.reconciliation;

import org.jspecify.annotations.NullMarked;
