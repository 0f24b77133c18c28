@NullMarked
package io.recourse.benchmarks.peers.harness;

import org.jspecify.annotations.NullMarked;
