/** How events become rows: folded in memory batch by batch, written once, and awaited by readers. */
@NullMarked
package io.recourse.query.projection;

import org.jspecify.annotations.NullMarked;
