/** Plays all contenders by turns on one PostgreSQL, and counts what it costs the database. */
@NullMarked
package io.recourse.benchmarks.peers.harness;

import org.jspecify.annotations.NullMarked;
