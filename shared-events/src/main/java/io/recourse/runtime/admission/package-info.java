/** How much is worked on at once: what comes beyond it waits a little, and is then told to come again. */
@NullMarked
package io.recourse.runtime.admission;

import org.jspecify.annotations.NullMarked;
