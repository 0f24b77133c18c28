@NullMarked
package io.recourse.query.change;

import org.jspecify.annotations.NullMarked;
