package io.recourse.command.gateway;

import io.recourse.refund.RefundId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A payment service provider that cannot be asked what became of a refund: only its statement tells. */
public final class MutePsp implements RefundGateway {

    public static final String SOURCE = "mute";

    private final Map<RefundId, Standing> answers = new ConcurrentHashMap<>();

    /** How it takes a refund; what nobody said anything of, it moves at once. */
    public void answer(RefundId refundId, Standing standing) {
        answers.put(refundId, standing);
    }

    /** Its own id of the refund. */
    public static String reference(RefundId refundId) {
        return "mute-" + refundId;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration remembers() {
        return Duration.ZERO;
    }

    @Override
    public Standing submit(Instruction instruction) {
        return Optional.ofNullable(answers.get(instruction.refundId()))
                .orElseGet(() -> new Standing.Succeeded(reference(instruction.refundId())));
    }

    @Override
    public Finding find(Instruction instruction) {
        return new Finding.CannotTell();
    }
}
