@NullMarked
package io.recourse.query.projection;

import org.jspecify.annotations.NullMarked;
