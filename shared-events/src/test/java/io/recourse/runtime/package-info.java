/** Tests of the wiring through a real server. */
@NullMarked
package io.recourse.runtime;

import org.jspecify.annotations.NullMarked;
