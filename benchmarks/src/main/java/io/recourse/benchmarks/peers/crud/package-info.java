/** A case as rows that are changed in place, as most systems are written: a table each, and an audit row for each change. */
@NullMarked
package io.recourse.benchmarks.peers.crud;

import org.jspecify.annotations.NullMarked;
