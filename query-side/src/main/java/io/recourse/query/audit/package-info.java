/** The history as it was written: raw events, and a case as it was at any moment. */
@NullMarked
package io.recourse.query.audit;

import org.jspecify.annotations.NullMarked;
