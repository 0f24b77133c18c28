/** The same case, kept by Recourse and by others, side by side. */
@NullMarked
package io.recourse.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
