/** The data directory: what is kept where, who may read it and who holds it. */
@NullMarked
package io.recourse.standalone.data;

import org.jspecify.annotations.NullMarked;
