/** What it takes to make the timeline anew from its events, beside a reader that knows no framework. */
@NullMarked
package io.recourse.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
