@NullMarked
package io.recourse.ruling;

import org.jspecify.annotations.NullMarked;
