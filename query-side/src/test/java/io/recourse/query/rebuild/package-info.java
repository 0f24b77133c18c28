@NullMarked
package io.recourse.query.rebuild;

import org.jspecify.annotations.NullMarked;
