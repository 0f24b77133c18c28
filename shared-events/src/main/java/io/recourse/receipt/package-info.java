@NullMarked
package io.recourse.receipt;

import org.jspecify.annotations.NullMarked;
