/** The packs that are in use: those that come with the program and those that were added. */
@NullMarked
package io.recourse.command.policies;

import org.jspecify.annotations.NullMarked;
