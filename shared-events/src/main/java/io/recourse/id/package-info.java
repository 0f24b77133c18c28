@NullMarked
package io.recourse.id;

import org.jspecify.annotations.NullMarked;
