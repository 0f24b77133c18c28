package io.recourse.command.policies;

import io.recourse.command.policy.pack.Considered;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Party;
import io.recourse.money.Money;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a case would come with.
 *
 * @param packs every pack, and why it would apply or not
 * @param deadlines the strictest of each name, by when they are due
 * @param queue where it would be worked first; absent where only one pack was asked
 * @param liability how much of the losses the customer would bear, by each pack that says so
 */
record PreviewView(
        List<PackAnswer> packs,
        List<DeadlineAnswer> deadlines,
        Optional<Queue> queue,
        List<LiabilityAnswer> liability) {

    /** Whether a pack would apply.
     *
     * @param mismatch the condition that the case does not meet
     * @param noticeBy until when the customer must have complained
     */
    record PackAnswer(
            PolicyRef pack, String title, Considered.Why why, Optional<String> mismatch, Optional<Instant> noticeBy) {}

    /** A deadline. {@code dueAt} is the first instant that is too late.
     *
     * @param extensibleUntil the latest instant that it can be put off to
     */
    record DeadlineAnswer(
            DeadlineName name,
            Party party,
            Instant startsAt,
            Instant dueAt,
            List<Milestone> metBy,
            List<ExpiryEffect> onExpiry,
            Optional<PolicyRef> pack,
            Optional<String> rule,
            Optional<String> citation,
            Optional<Confidence> confidence,
            Optional<Instant> extensibleUntil) {

        static DeadlineAnswer of(Deadline deadline) {
            return new DeadlineAnswer(
                    deadline.name(),
                    deadline.party(),
                    deadline.startsAt(),
                    deadline.dueAt(),
                    deadline.metBy(),
                    deadline.onExpiry(),
                    deadline.provision().map(p -> p.clause().policy()),
                    deadline.provision().map(p -> p.clause().rule()),
                    deadline.provision().map(p -> p.clause().citation()),
                    deadline.provision().map(p -> p.clause().confidence()),
                    deadline.provision().map(p -> p.extension().until()).filter(deadline.dueAt()::isBefore));
        }
    }

    record LiabilityAnswer(PolicyRef pack, Money amount) {}
}
