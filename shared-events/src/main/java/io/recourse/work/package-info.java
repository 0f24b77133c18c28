@NullMarked
package io.recourse.work;

import org.jspecify.annotations.NullMarked;
