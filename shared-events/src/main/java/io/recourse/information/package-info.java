@NullMarked
package io.recourse.information;

import org.jspecify.annotations.NullMarked;
