/** One peer in a process of its own, so that its processor time and its memory are its own. */
@NullMarked
package io.recourse.benchmarks.peers.process;

import org.jspecify.annotations.NullMarked;
