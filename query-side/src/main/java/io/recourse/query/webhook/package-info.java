/** Tells merchants of every change of their cases, at the addresses that they registered: at least once, and in order by case. */
@NullMarked
package io.recourse.query.webhook;

import org.jspecify.annotations.NullMarked;
