/** One row for every case: the case itself, the worklist and its counts. */
@NullMarked
package io.recourse.query.dispute;

import org.jspecify.annotations.NullMarked;
