@NullMarked
package io.recourse.offer;

import org.jspecify.annotations.NullMarked;
