@NullMarked
package io.recourse.query.guide;

import org.jspecify.annotations.NullMarked;
