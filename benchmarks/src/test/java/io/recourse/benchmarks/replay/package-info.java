/** Whether the measurement of replays measures what it says. */
@NullMarked
package io.recourse.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
