/** Where merchants want to hear of their cases: addresses, their secrets, and what is asked of them. */
@NullMarked
package io.recourse.webhook;

import org.jspecify.annotations.NullMarked;
