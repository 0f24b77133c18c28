/** CSV files as other systems write them, damage and all. */
@NullMarked
package io.recourse.command.csv;

import org.jspecify.annotations.NullMarked;
