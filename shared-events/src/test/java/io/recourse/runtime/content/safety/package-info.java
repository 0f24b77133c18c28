/** Tests of what is refused in files. */
@NullMarked
package io.recourse.runtime.content.safety;

import org.jspecify.annotations.NullMarked;
