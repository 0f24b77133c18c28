@NullMarked
package io.recourse.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
