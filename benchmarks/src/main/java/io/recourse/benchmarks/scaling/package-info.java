/** Two processes of each side on Axon Server, beside one of each and beside both sides in one process. */
@NullMarked
package io.recourse.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
