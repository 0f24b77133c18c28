package io.recourse.command.policy;

import io.recourse.actor.Channel;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.PolicyRef;
import io.recourse.dispute.Complaint;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Reason;
import io.recourse.terms.CaseTerms;
import io.recourse.work.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says which promises and terms a case comes with. Pure: the same facts give the same answer, whenever it is asked. */
public interface Policy {

    Decision decide(Facts facts);

    /**
     * @param receivedAt from when on is counted: when the complaint reached us, or the case was continued
     * @param externalDueAt until when somebody outside wants an answer
     */
    record Facts(
            Reason reason,
            Channel channel,
            Origin origin,
            boolean urgent,
            Optional<Jurisdiction> jurisdiction,
            Instant receivedAt,
            Optional<Instant> externalDueAt) {

        public static Facts of(Complaint complaint, Origin origin, Instant receivedAt) {
            return new Facts(
                    complaint.reason(),
                    complaint.channel(),
                    origin,
                    complaint.urgent(),
                    complaint.jurisdiction(),
                    receivedAt,
                    complaint.externalDueAt().filter(receivedAt::isBefore));
        }
    }

    /** @param deadlines each name once */
    record Decision(PolicyRef policy, List<Deadline> deadlines, CaseTerms terms, Queue queue) {}
}
