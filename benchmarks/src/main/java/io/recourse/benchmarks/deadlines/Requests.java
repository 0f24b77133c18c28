package io.recourse.benchmarks.deadlines;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.Party;
import io.recourse.id.Ulid;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Events that make a case wait for the merchant, and that end the wait. One deadline, with a reminder. */
final class Requests {

    private static final Duration PATIENCE = Duration.ofDays(30);

    private Requests() {}

    static CaseId caseId(int number) {
        return CaseId.of(CaseId.PREFIX + ulid(number));
    }

    static InformationRequested asked(int number) {
        Deadline deadline = Deadline.promise(
                DeadlineName.INFORMATION,
                Party.MERCHANT,
                Stock.NOW,
                Stock.NOW.plus(PATIENCE),
                List.of(Milestone.CASE_CLOSED),
                List.of(),
                false);
        return new InformationRequested(
                caseId(number),
                RequestId.of(RequestId.PREFIX + ulid(number)),
                Party.MERCHANT,
                List.of(new RequestedItem(Item.RESPONSE, true, Optional.empty())),
                Optional.empty(),
                deadline,
                act("ask:" + number));
    }

    static DeadlineMet answered(int number) {
        return new DeadlineMet(caseId(number), DeadlineName.INFORMATION, act("answer:" + number));
    }

    private static Act act(String intention) {
        return Act.bySystem("benchmark", Stock.NOW, intention);
    }

    private static String ulid(int number) {
        return Ulid.of(
                Stock.NOW,
                ByteBuffer.allocate(10).putShort((short) 0).putLong(number).array());
    }
}
