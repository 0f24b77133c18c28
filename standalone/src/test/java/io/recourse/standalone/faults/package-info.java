/** Two processes of each side on an Axon Server, under faults of all that is between them, and what must hold afterwards. */
@NullMarked
package io.recourse.standalone.faults;

import org.jspecify.annotations.NullMarked;
