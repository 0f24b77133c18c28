@NullMarked
package io.recourse.command.incident;

import org.jspecify.annotations.NullMarked;
