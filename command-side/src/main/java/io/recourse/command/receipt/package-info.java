/** Receipts: files that become evidence. */
@NullMarked
package io.recourse.command.receipt;

import org.jspecify.annotations.NullMarked;
