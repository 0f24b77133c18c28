/** One row for every payment. */
@NullMarked
package io.recourse.query.payment;

import org.jspecify.annotations.NullMarked;
