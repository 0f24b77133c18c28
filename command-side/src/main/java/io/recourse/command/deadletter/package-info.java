/** Events that a processor of either side could not take are tried again, or left out for a reason. */
@NullMarked
package io.recourse.command.deadletter;

import org.jspecify.annotations.NullMarked;
