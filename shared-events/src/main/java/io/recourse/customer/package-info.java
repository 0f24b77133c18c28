/** A wallet's customer, as far as cases and payments are not concerned. */
@NullMarked
package io.recourse.customer;

import org.jspecify.annotations.NullMarked;
