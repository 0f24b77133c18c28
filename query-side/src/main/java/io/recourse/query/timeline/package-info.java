/** What happened in a case, one line for every event, in words of the reader's language. */
@NullMarked
package io.recourse.query.timeline;

import org.jspecify.annotations.NullMarked;
