/** What changed in the cases that merchants see, in one order, and who wants to know at once. */
@NullMarked
package io.recourse.query.change;

import org.jspecify.annotations.NullMarked;
