/** Events that a processor of either side could not take, as administrators see them. */
@NullMarked
package io.recourse.query.deadletter;

import org.jspecify.annotations.NullMarked;
