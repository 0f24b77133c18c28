package io.recourse.command.gateway.stripe;

import com.stripe.model.Refund;
import io.recourse.command.gateway.Instruction;
import io.recourse.refund.RefundId;
import java.util.Map;
import java.util.Optional;

/** What we write on a refund at Stripe to know it again. */
final class StripeMark {

    private static final String REFUND = "refundId";
    private static final String CASE = "caseId";
    private static final String TRY = "failedTries";

    private StripeMark() {}

    static Map<String, String> of(Instruction instruction) {
        return Map.of(
                REFUND, instruction.refundId().value(),
                CASE, instruction.caseId().value(),
                TRY, Integer.toString(instruction.failedTries()));
    }

    /** Empty on a refund that was made elsewhere. */
    static Optional<RefundId> on(Refund refund) {
        return read(refund, REFUND).flatMap(id -> {
            try {
                return Optional.of(RefundId.of(id));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** How many tries had failed before it was made. */
    static int tryOf(Refund refund) {
        return read(refund, TRY)
                .filter(tries -> tries.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<String> read(Refund refund, String name) {
        return Optional.ofNullable(refund.getMetadata()).flatMap(marks -> Optional.ofNullable(marks.get(name)));
    }
}
