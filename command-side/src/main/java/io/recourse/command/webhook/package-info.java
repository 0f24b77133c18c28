/** Merchants register where they want to hear of their cases. */
@NullMarked
package io.recourse.command.webhook;

import org.jspecify.annotations.NullMarked;
