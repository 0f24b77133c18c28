@NullMarked
package io.recourse.command.deadline;

import org.jspecify.annotations.NullMarked;
