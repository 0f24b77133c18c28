@NullMarked
package io.recourse.query.incident;

import org.jspecify.annotations.NullMarked;
