/** What packs would have done to the cases of an event log or of our own history. */
@NullMarked
package io.recourse.standalone.simulate;

import org.jspecify.annotations.NullMarked;
