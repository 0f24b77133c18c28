/** One id for everything that one request causes, in answers, in the log and in events; and who is told of it. */
@NullMarked
package io.recourse.runtime.trace;

import org.jspecify.annotations.NullMarked;
