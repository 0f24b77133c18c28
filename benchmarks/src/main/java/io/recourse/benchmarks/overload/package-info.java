/** What becomes of commands when more of them come than can be worked on. */
@NullMarked
package io.recourse.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
