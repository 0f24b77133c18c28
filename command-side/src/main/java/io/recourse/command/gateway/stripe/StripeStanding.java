package io.recourse.command.gateway.stripe;

import com.stripe.model.Refund;
import io.recourse.command.gateway.Standing;
import io.recourse.command.gateway.Standing.Retry;
import java.util.Objects;
import java.util.Optional;

/** How a refund stands, in Stripe's words (docs.stripe.com/api/refunds/object). */
final class StripeStanding {

    private StripeStanding() {}

    /** Empty when Stripe says what we do not know: that is neither a success nor a failure. */
    static Optional<Standing> of(Refund refund) {
        String id = refund.getId();
        return switch (Objects.requireNonNullElse(refund.getStatus(), "")) {
            case "succeeded" -> Optional.of(new Standing.Succeeded(id));
            case "pending" -> Optional.of(new Standing.Pending(id));
            case "requires_action" -> Optional.of(new Standing.ActionRequired(id, action(refund)));
            case "canceled" -> Optional.of(new Standing.Canceled(id, reason(refund, "canceled")));
            case "failed" -> Optional.of(failed(reason(refund, "failed")));
            default -> Optional.empty();
        };
    }

    /** Where the customer's bank has refused it, or is unknown, it would refuse it again. */
    private static Standing failed(String reason) {
        return new Standing.Failed(reason, reason.equals("insufficient_funds") ? Retry.IN_DAYS : Retry.NEVER);
    }

    private static String reason(Refund refund, String otherwise) {
        return Objects.requireNonNullElse(refund.getFailureReason(), otherwise);
    }

    private static String action(Refund refund) {
        return Optional.ofNullable(refund.getNextAction())
                .flatMap(next -> Optional.ofNullable(next.getType()))
                .orElse("requires_action");
    }
}
