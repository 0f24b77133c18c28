@NullMarked
package io.recourse.command.csv;

import org.jspecify.annotations.NullMarked;
