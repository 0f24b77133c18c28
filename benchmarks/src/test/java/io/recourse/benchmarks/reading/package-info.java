@NullMarked
package io.recourse.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
