package io.recourse.command.policy;

import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Jurisdiction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says which promises a new case comes with. Pure: the same facts give the same answer, whenever it is asked. */
public interface Policy {

    Decision decide(Facts facts);

    /** @param receivedAt when the complaint reached us */
    record Facts(Instant receivedAt, Optional<Jurisdiction> jurisdiction) {}

    /** @param deadlines each name once */
    record Decision(PolicyRef policy, List<Deadline> deadlines) {}
}
