@NullMarked
package io.recourse.incident;

import org.jspecify.annotations.NullMarked;
