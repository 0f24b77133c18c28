@NullMarked
package io.recourse.benchmarks.peers.report;

import org.jspecify.annotations.NullMarked;
