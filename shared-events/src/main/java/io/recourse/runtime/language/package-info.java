/** Which language a reader wants, and texts in it. */
@NullMarked
package io.recourse.runtime.language;

import org.jspecify.annotations.NullMarked;
