@NullMarked
package io.recourse.deadline;

import org.jspecify.annotations.NullMarked;
