package io.recourse.command.refund;

import io.recourse.command.gateway.Instruction;
import io.recourse.refund.RefundId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For sagas that are tried without a database. */
final class MemorySubmissions implements Submissions {

    private final Map<RefundId, Submission> known = new HashMap<>();
    private final Map<RefundId, Instant> told = new HashMap<>();
    private final Clock clock;

    MemorySubmissions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean begin(String source, Instruction instruction) {
        Submission first = new Submission(
                instruction.refundId(),
                instruction.caseId(),
                instruction.payment().id(),
                source,
                clock.instant());
        return known.putIfAbsent(instruction.refundId(), first) == null;
    }

    @Override
    public Optional<Submission> find(RefundId refundId) {
        return Optional.ofNullable(known.get(refundId));
    }

    @Override
    public boolean toldAt(RefundId refundId, Instant at) {
        return !told.merge(refundId, at, (before, now) -> now.isBefore(before) ? before : now)
                .isAfter(at);
    }
}
