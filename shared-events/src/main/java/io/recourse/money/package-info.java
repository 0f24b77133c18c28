@NullMarked
package io.recourse.money;

import org.jspecify.annotations.NullMarked;
