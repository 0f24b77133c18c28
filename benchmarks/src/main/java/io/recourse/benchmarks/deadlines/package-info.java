/** What it costs to promise and to cancel while many promises are pending. */
@NullMarked
package io.recourse.benchmarks.deadlines;

import org.jspecify.annotations.NullMarked;
