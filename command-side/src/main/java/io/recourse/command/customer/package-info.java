/** Forgetting a customer. */
@NullMarked
package io.recourse.command.customer;

import org.jspecify.annotations.NullMarked;
