@NullMarked
package io.recourse.query;

import org.jspecify.annotations.NullMarked;
