@NullMarked
package io.recourse.command.policy.calendar;

import org.jspecify.annotations.NullMarked;
