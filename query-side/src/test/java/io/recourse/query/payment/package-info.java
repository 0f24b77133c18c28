@NullMarked
package io.recourse.query.payment;

import org.jspecify.annotations.NullMarked;
