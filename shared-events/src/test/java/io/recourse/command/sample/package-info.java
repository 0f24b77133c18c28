/** The smallest aggregate and saga that the wiring can be tried on. */
@NullMarked
package io.recourse.command.sample;

import org.jspecify.annotations.NullMarked;
