/** What a run found, in tables and pictures. */
@NullMarked
package io.recourse.benchmarks.peers.report;

import org.jspecify.annotations.NullMarked;
