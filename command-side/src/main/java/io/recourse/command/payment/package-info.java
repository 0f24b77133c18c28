@NullMarked
package io.recourse.command.payment;

import org.jspecify.annotations.NullMarked;
