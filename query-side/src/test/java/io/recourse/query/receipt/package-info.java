@NullMarked
package io.recourse.query.receipt;

import org.jspecify.annotations.NullMarked;
