/** The systems that move money back, behind one port. */
@NullMarked
package io.recourse.command.gateway;

import org.jspecify.annotations.NullMarked;
