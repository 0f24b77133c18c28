/** The files that were attached to cases. */
@NullMarked
package io.recourse.query.receipt;

import org.jspecify.annotations.NullMarked;
