/** Everything in one process, with its own database and its own tokens. */
@NullMarked
package io.recourse.standalone;

import org.jspecify.annotations.NullMarked;
