/** One id for everything that one request causes, in answers and in the log. */
@NullMarked
package io.recourse.runtime.trace;

import org.jspecify.annotations.NullMarked;
