/** What the disk allows: a small row for each step, and no case. */
@NullMarked
package io.recourse.benchmarks.peers.limits;

import org.jspecify.annotations.NullMarked;
