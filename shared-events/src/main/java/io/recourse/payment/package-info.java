@NullMarked
package io.recourse.payment;

import org.jspecify.annotations.NullMarked;
