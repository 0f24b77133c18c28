/** A case as a process of Camunda 7, embedded. */
@NullMarked
package io.recourse.benchmarks.peers.camunda;

import org.jspecify.annotations.NullMarked;
