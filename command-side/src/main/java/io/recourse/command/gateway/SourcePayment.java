package io.recourse.command.gateway;

import io.recourse.money.Money;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;

/**
 * The payment as its source knows it.
 *
 * @param reference the source's own id of the payment; the wallet's where nobody told another
 */
public record SourcePayment(
        PaymentId id, String reference, Money captured, CustomerId customerId, MerchantId merchantId) {}
