@NullMarked
package io.recourse.query.timeline;

import org.jspecify.annotations.NullMarked;
