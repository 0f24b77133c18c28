/** Events that a processor could not take: shown, tried again, or left out for a reason, each by the side that keeps them. */
@NullMarked
package io.recourse.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
