/** Examples of everything that happens, for tests of every module. */
@NullMarked
package io.recourse.sample;

import org.jspecify.annotations.NullMarked;
