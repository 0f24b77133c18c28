/** Who looked: every read of personal data and of the history, with who read it and what for. */
@NullMarked
package io.recourse.query.audit.access;

import org.jspecify.annotations.NullMarked;
