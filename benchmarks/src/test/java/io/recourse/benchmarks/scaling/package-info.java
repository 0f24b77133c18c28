@NullMarked
package io.recourse.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
