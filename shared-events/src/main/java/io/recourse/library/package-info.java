/** The library of policy packs: which were added, by whom, and their text. */
@NullMarked
package io.recourse.library;

import org.jspecify.annotations.NullMarked;
