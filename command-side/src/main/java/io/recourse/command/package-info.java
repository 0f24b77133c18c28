/** Decides: takes commands, keeps the rules and records what happened as events. */
@NullMarked
package io.recourse.command;

import org.jspecify.annotations.NullMarked;
