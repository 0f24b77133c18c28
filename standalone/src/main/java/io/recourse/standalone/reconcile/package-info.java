/** Compares our refunds with a gateway's statement, from the command line. */
@NullMarked
package io.recourse.standalone.reconcile;

import org.jspecify.annotations.NullMarked;
