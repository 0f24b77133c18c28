@NullMarked
package io.recourse.personal;

import org.jspecify.annotations.NullMarked;
