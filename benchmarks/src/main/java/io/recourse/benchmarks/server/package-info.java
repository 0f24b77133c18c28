/** The database that is measured, and the machine on which it runs. */
@NullMarked
package io.recourse.benchmarks.server;

import org.jspecify.annotations.NullMarked;
