/** How Axon is wired, the same on both sides and on both engines. */
@NullMarked
package io.recourse.runtime.axon;

import org.jspecify.annotations.NullMarked;
