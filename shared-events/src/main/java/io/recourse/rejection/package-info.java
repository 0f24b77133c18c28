@NullMarked
package io.recourse.rejection;

import org.jspecify.annotations.NullMarked;
