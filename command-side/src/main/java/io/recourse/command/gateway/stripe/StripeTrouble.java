package io.recourse.command.gateway.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.recourse.command.gateway.SingleSend;
import io.recourse.command.gateway.Standing.Retry;
import java.util.Objects;
import java.util.Set;

/** What an error of Stripe tells about the money (docs.stripe.com/error-codes). */
sealed interface StripeTrouble {

    /** Stripe has read the request, and refuses it. */
    record Refused(String code, Retry retry) implements StripeTrouble {}

    /** The request was never worked on. */
    record NotTaken(String code) implements StripeTrouble {}

    /** Stripe does not accept our key, or not for this: somebody has to mend that, and the refund is not to blame. */
    record NoAccess(String code) implements StripeTrouble {}

    /** It may have moved money. */
    record Unknown(String what) implements StripeTrouble {}

    /** The merchant's balance is filled by later payments. */
    Set<String> EMPTY_BALANCE = Set.of("balance_insufficient", "insufficient_funds");

    Set<String> ACCESS = Set.of(
            "account_invalid",
            "api_key_expired",
            "platform_account_required",
            "platform_api_key_expired",
            "livemode_mismatch",
            "secret_key_required",
            "testmode_charges_only",
            "tls_version_unsupported");

    static StripeTrouble of(StripeException e) {
        String code = Objects.requireNonNullElse(e.getCode(), "");
        return switch (e) {
            case ApiConnectionException c ->
                SingleSend.isBefore(c.getCause()) ? new NotTaken("not_connected") : new Unknown("no answer");
            case AuthenticationException a -> new NoAccess(or(code, "authentication"));
            case RateLimitException r -> new NotTaken(or(code, "rate_limit"));
            case IdempotencyException i -> new Refused("idempotency_error", Retry.NEVER);
            case InvalidRequestException i ->
                ACCESS.contains(code) ? new NoAccess(code) : refused(or(code, "invalid_request"));
            case CardException c -> refused(or(code, "card_error"));
            default -> new Unknown("status " + e.getStatusCode() + ' ' + code);
        };
    }

    private static StripeTrouble refused(String code) {
        return new Refused(code, EMPTY_BALANCE.contains(code) ? Retry.IN_DAYS : Retry.NEVER);
    }

    private static String or(String code, String otherwise) {
        return code.isEmpty() ? otherwise : code;
    }
}
