/** What bringing in data of other systems has in common, whatever the data is. */
@NullMarked
package io.recourse.standalone.imports;

import org.jspecify.annotations.NullMarked;
