@NullMarked
package io.recourse.terms;

import org.jspecify.annotations.NullMarked;
