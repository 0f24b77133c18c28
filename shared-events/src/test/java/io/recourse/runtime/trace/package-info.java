@NullMarked
package io.recourse.runtime.trace;

import org.jspecify.annotations.NullMarked;
