@NullMarked
package io.recourse.command.reconciliation;

import org.jspecify.annotations.NullMarked;
