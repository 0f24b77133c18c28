package io.recourse.dispute;

import static io.recourse.dispute.Fold.after;
import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.NOW;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.SampleCourse.reopened;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.held;
import static io.recourse.sample.SampleEvents.released;
import static io.recourse.sample.SampleEvents.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.identity.IdentityCheck;
import io.recourse.sample.Sample;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandlingTest {

    private static final DisputeEvent ASSIGNED =
            new Assigned(CASE, Queue.COMPLAINTS, Optional.of("agent-2"), act("assign"));

    @Test
    void waitsInAQueueUntilSomebodyTakesIt() {
        assertThat(after().handling().queue()).isEqualTo(Queue.FRONT_DESK);
        assertThat(after().handling().assignee()).isEmpty();
        assertThat(after(ASSIGNED).handling().queue()).isEqualTo(Queue.COMPLAINTS);
        assertThat(after(ASSIGNED).handling().assignee()).contains("agent-2");
        assertThat(after(ASSIGNED).phase()).isEqualTo(Phase.NEW);
    }

    @Test
    void escalationTakesItFromWhoeverHasItUnlessTheQueueIsTheSame() {
        DisputeEvent same = escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM);
        DisputeEvent other = escalated(EscalationTarget.MANAGEMENT, Stage.CLAIM);

        assertThat(after(ASSIGNED, same).handling().assignee()).contains("agent-2");
        assertThat(after(ASSIGNED, other).handling().assignee()).isEmpty();
        assertThat(after(ASSIGNED, other).handling().queue()).isEqualTo(Queue.MANAGEMENT);
        assertThat(after(ASSIGNED, same, other).handling().escalations()).isEqualTo(2);
    }

    @Test
    void theLatestTryDecidesWhetherTheCustomerIsVerified() {
        CaseState yes = after(verified(true, NOW.plusSeconds(60)));
        CaseState no = after(verified(true, NOW.plusSeconds(60)), verified(false, NOW.plusSeconds(60)));

        assertThat(after().identified(NOW)).isFalse();
        assertThat(yes.identified(NOW.plusSeconds(59))).isTrue();
        assertThat(yes.identified(NOW.plusSeconds(60))).isFalse();
        assertThat(yes.phase()).isEqualTo(Phase.UNDER_REVIEW);
        assertThat(no.identified(NOW)).isFalse();
        assertThat(no.handling().identity()).extracting(IdentityCheck::passed).containsExactly(true, false);
    }

    @Test
    void theFirstContactIsTheFirstAnswer() {
        CaseState state = after(contacted(), contacted());

        assertThat(after().handling().firstAnsweredAt()).isEmpty();
        assertThat(state.handling().firstAnsweredAt()).contains(NOW);
        assertThat(state.handling().contacts()).isEqualTo(2);
    }

    @Test
    void knowsSinceWhenTheAccountIsHeldAndOfWhichIncidentItIsPart() {
        assertThat(after(held()).handling().heldSince()).contains(NOW);
        assertThat(after(held(), released()).handling().heldSince()).isEmpty();
        assertThat(after(new IncidentLinked(CASE, Sample.INCIDENT, act("link")))
                        .handling()
                        .incident())
                .contains(Sample.INCIDENT);
    }

    @Test
    void aLaterClosingKeepsTheRatingWhereItBringsNone() {
        Satisfaction rating = new Satisfaction(2, Optional.empty());
        DisputeEvent rated = new DisputeClosed(
                CASE,
                Outcome.SPLIT,
                Basis.AGREEMENT,
                Finality.FINAL,
                Optional.empty(),
                Optional.of(rating),
                act("close"));

        assertThat(after(rated).handling().satisfaction()).contains(rating);
        assertThat(after(rated, reopened(2), closed()).handling().satisfaction())
                .contains(rating);
    }
}
