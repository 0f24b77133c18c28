/** Promises with a due instant that survive a restart: Axon's deadline manager on a table of PostgreSQL. */
@NullMarked
package io.recourse.command.scheduling;

import org.jspecify.annotations.NullMarked;
