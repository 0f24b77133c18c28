package io.recourse.command.policies;

import io.recourse.command.policy.Policy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import java.time.Instant;
import java.util.List;

/** A policy whose calendars are watched. */
record WatchedPolicy(Policy policy, CalendarWatch watch) implements Policy {

    @Override
    public Decision decide(Facts facts, Instant instant) {
        Decision decision = policy.decide(facts, instant);
        watch.counted(decision.policies());
        return decision;
    }

    @Override
    public List<Deadline> begun(List<PolicyRef> policies, Facts facts, Trigger trigger) {
        return policy.begun(policies, facts, trigger);
    }
}
