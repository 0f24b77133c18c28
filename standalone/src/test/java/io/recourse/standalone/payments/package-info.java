@NullMarked
package io.recourse.standalone.payments;

import org.jspecify.annotations.NullMarked;
