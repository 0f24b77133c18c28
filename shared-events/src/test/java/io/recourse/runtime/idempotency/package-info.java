/** Tests of requests that are repeated. */
@NullMarked
package io.recourse.runtime.idempotency;

import org.jspecify.annotations.NullMarked;
