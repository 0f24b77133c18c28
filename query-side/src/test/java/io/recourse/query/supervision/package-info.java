@NullMarked
package io.recourse.query.supervision;

import org.jspecify.annotations.NullMarked;
