@NullMarked
package io.recourse.identity;

import org.jspecify.annotations.NullMarked;
