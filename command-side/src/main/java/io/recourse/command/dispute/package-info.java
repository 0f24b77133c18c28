@NullMarked
package io.recourse.command.dispute;

import org.jspecify.annotations.NullMarked;
