package io.recourse.command.dispute;

import io.recourse.command.policy.Policy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.PinnedDeadline;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.ChangePolicy;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.DisputeReopened;
import io.recourse.dispute.PolicyChanged;
import io.recourse.dispute.Reopen;
import io.recourse.dispute.Stage;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A case keeps the policies that it was opened under, until somebody moves it to others. */
@Component
class PolicyChange {

    private final Policy policy;

    PolicyChange(Policy policy) {
        this.policy = policy;
    }

    /** A new round has promises of its own, counted from now. */
    List<DisputeEvent> reopen(CaseState state, Reopen c, Instant now) {
        Policy.Facts facts = Policy.Facts.of(state, now);
        List<Deadline> deadlines = policy.begun(state.policies(), facts, Trigger.NOTICE_RECEIVED).stream()
                .map(deadline -> deadline.named(state.nextDeadline(deadline.name())))
                .toList();
        return List.of(
                new DisputeReopened(c.caseId(), state.round() + 1, Stage.INQUIRY, c.reason(), deadlines, c.act()));
    }

    /** What was met or missed stays so; what is pending is counted anew from where it began, and keeps its pauses. */
    List<DisputeEvent> change(CaseState state, ChangePolicy c, Instant now) {
        Policy.Facts facts = Policy.Facts.of(state, state.complaint().receivedAt());
        Policy.Decision next = policy.decide(facts, now);
        if (next.policies().equals(state.policies())) {
            throw new Rejected(Rejection.of(Rule.POLICY_UNCHANGED));
        }
        List<Deadline> moved = new ArrayList<>();
        List<DeadlineName> dropped = new ArrayList<>();
        for (PinnedDeadline pinned : state.deadlines()) {
            if (pinned.pending() && ofPolicy(pinned)) {
                again(pinned, facts, next)
                        .ifPresentOrElse(fresh -> moved.add(moved(pinned, fresh)), () -> dropped.add(pinned.name()));
            }
        }
        List<Deadline> begun = next.deadlines().stream()
                .filter(fresh -> state.deadlines().stream()
                        .filter(pinned -> pinned.state() != PinnedDeadline.State.DROPPED)
                        .noneMatch(pinned -> pinned.name().kind().equals(fresh.name())))
                .map(fresh -> fresh.named(state.nextDeadline(fresh.name())))
                .toList();
        return List.of(new PolicyChanged(
                c.caseId(),
                state.policies(),
                next.policies(),
                next.terms(),
                moved,
                begun,
                dropped,
                c.reason(),
                c.act()));
    }

    /** Promises among the parties are theirs, and no policy's. */
    private static boolean ofPolicy(PinnedDeadline pinned) {
        return pinned.deadline().provision().isPresent()
                || Stream.of(DeadlineName.FIRST_RESPONSE, DeadlineName.RESOLUTION, DeadlineName.URGENT_RESPONSE)
                        .anyMatch(pinned.name().kind()::equals);
    }

    /** The deadline as it would be by {@code next}, begun when it began. */
    private Optional<Deadline> again(PinnedDeadline pinned, Policy.Facts facts, Policy.Decision next) {
        DeadlineName kind = pinned.name().kind();
        Instant began = pinned.deadline().startsAt();
        Stream<Deadline> atOpening = next.deadlines().stream();
        Stream<Deadline> later = Arrays.stream(Trigger.values())
                .filter(trigger -> !trigger.stated())
                .flatMap(trigger -> policy.begun(next.policies(), facts.when(trigger, began), trigger).stream());
        return Stream.concat(pinned.name().number() == 1 ? atOpening : Stream.empty(), later)
                .filter(fresh -> fresh.name().equals(kind))
                .findFirst();
    }

    private static Deadline moved(PinnedDeadline pinned, Deadline fresh) {
        Deadline shifted = fresh.named(pinned.name()).dueAt(fresh.dueAt().plus(pinned.stood()));
        Instant granted = pinned.deadline().dueAt();
        Instant limit = pinned.replacedBy(shifted).extensibleUntil().orElse(shifted.dueAt());
        return pinned.extended() && granted.isAfter(shifted.dueAt())
                ? shifted.dueAt(granted.isBefore(limit) ? granted : limit)
                : shifted;
    }
}
