@NullMarked
package io.recourse.masking;

import org.jspecify.annotations.NullMarked;
