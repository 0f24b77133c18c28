/** Tests of how failures are put into words. */
@NullMarked
package io.recourse.runtime.problem;

import org.jspecify.annotations.NullMarked;
