@NullMarked
package io.recourse.command.deadletter;

import org.jspecify.annotations.NullMarked;
