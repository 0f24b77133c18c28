/** Where a benchmark makes the very rows that the product makes, which it keeps to itself. */
@NullMarked
package io.recourse.query.timeline;

import org.jspecify.annotations.NullMarked;
