@NullMarked
package io.recourse.refund;

import org.jspecify.annotations.NullMarked;
