/** A case as a process of Flowable, embedded. */
@NullMarked
package io.recourse.benchmarks.peers.flowable;

import org.jspecify.annotations.NullMarked;
