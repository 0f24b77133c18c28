/** Tests of keeping files. */
@NullMarked
package io.recourse.runtime.content;

import org.jspecify.annotations.NullMarked;
