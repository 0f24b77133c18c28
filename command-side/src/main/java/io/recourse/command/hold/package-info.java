@NullMarked
package io.recourse.command.hold;

import org.jspecify.annotations.NullMarked;
