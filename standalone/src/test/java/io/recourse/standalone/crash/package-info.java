/** A running installation that is killed again and again, and what must hold afterwards. */
@NullMarked
package io.recourse.standalone.crash;

import org.jspecify.annotations.NullMarked;
