/** {@code recourse export}: the history of an installation, without its server. */
@NullMarked
package io.recourse.standalone.export;

import org.jspecify.annotations.NullMarked;
