/** Looks into files that were sent, and refuses what runs, hides, or swells when it is opened. */
@NullMarked
package io.recourse.runtime.content.safety;

import org.jspecify.annotations.NullMarked;
