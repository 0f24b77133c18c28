/** Imports payments out of CSV files and JSON lines: row by row, in bounded memory, as often as one likes. */
@NullMarked
package io.recourse.standalone.payments;

import org.jspecify.annotations.NullMarked;
