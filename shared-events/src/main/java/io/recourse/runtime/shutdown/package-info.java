/** How a process ends in order. */
@NullMarked
package io.recourse.runtime.shutdown;

import org.jspecify.annotations.NullMarked;
