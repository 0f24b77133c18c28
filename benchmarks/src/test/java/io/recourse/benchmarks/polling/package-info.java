@NullMarked
package io.recourse.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
