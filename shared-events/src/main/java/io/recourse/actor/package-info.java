@NullMarked
package io.recourse.actor;

import org.jspecify.annotations.NullMarked;
