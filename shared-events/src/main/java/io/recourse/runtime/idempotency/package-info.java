/** Requests that may be repeated without being done twice: the {@code Idempotency-Key} header of the IETF draft. */
@NullMarked
package io.recourse.runtime.idempotency;

import org.jspecify.annotations.NullMarked;
