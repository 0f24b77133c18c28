/** Adyen as a gateway (docs.adyen.com/online-payments/refund). */
@NullMarked
package io.recourse.command.gateway.adyen;

import org.jspecify.annotations.NullMarked;
