/** What those who ask again and again, or wait, cost a running system. */
@NullMarked
package io.recourse.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
