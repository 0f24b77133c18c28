/** What both sides must agree on about webhooks: the secrets, and which addresses may be called. */
@NullMarked
package io.recourse.runtime.webhook;

import org.jspecify.annotations.NullMarked;
