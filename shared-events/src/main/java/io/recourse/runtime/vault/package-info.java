/** Personal data under a key for each customer, so that deleting one key forgets one person and leaves the history whole. */
@NullMarked
package io.recourse.runtime.vault;

import org.jspecify.annotations.NullMarked;
