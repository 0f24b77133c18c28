/** Proves from the command line that the history is whole, and keeps the key under which it is signed. */
@NullMarked
package io.recourse.standalone.audit;

import org.jspecify.annotations.NullMarked;
