/** Until when: spans of time, counted on calendars. */
@NullMarked
package io.recourse.command.policy.due;

import org.jspecify.annotations.NullMarked;
