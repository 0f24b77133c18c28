@NullMarked
package io.recourse.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
