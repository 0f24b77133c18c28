@NullMarked
package io.recourse.command.refund;

import org.jspecify.annotations.NullMarked;
