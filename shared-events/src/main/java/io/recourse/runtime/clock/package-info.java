/** The one source of time. */
@NullMarked
package io.recourse.runtime.clock;

import org.jspecify.annotations.NullMarked;
