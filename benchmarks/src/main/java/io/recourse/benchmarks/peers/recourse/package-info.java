/** Recourse itself: both sides in one process, as the standalone runs them. */
@NullMarked
package io.recourse.benchmarks.peers.recourse;

import org.jspecify.annotations.NullMarked;
