package io.recourse.command.dispute;

import static io.recourse.sample.Sample.CASE;
import static io.recourse.sample.Sample.act;
import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.words;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.opened;

import io.recourse.actor.Act;
import io.recourse.actor.CommandId;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Close;
import io.recourse.dispute.DeadlineExpired;
import io.recourse.dispute.DeadlineMet;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeOpened;
import io.recourse.dispute.Escalated;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.ExpireDeadline;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Stage;
import io.recourse.sample.Sample;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first response is due 15 days after opening, the resolution 60. */
class CaseDeadlineTest {

    private static final DisputeOpened OPENED = opened(Sample.complaint(), cny("88.00"));
    private static final Deadline FIRST = Sample.firstResponse();
    private static final Deadline LAST = Sample.resolution();

    @Test
    void expiresAtTheDueInstantAndEscalates() {
        CaseFixture.at(FIRST.dueAt())
                .given(OPENED)
                .when(expire(FIRST))
                .expectEvents(expired(FIRST), missed(FIRST, EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM));
    }

    @Test
    void neverExpiresBefore() {
        CaseFixture.at(FIRST.dueAt().minusNanos(1_000))
                .given(OPENED)
                .when(expire(FIRST))
                .expectNoEvents()
                .expectException(DeadlineNotDue.class);
    }

    @Test
    void expiresOnce() {
        CaseFixture.at(FIRST.dueAt())
                .given(OPENED, expired(FIRST), missed(FIRST, EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM))
                .when(expire(FIRST))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void expiresOnceWhateverTheCommandIsCalled() {
        Act another = Act.bySystem("deadlines", FIRST.dueAt(), "another");
        CaseFixture.at(FIRST.dueAt())
                .given(OPENED, expired(FIRST), missed(FIRST, EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM))
                .when(new ExpireDeadline(CASE, FIRST.name(), another))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aMetDeadlineNeverExpires() {
        CaseFixture.at(LAST.dueAt())
                .given(OPENED, new DeadlineMet(CASE, FIRST.name(), act("contact")))
                .when(expire(FIRST))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aDeadlineThatTheCaseDoesNotHaveNeverExpires() {
        CaseFixture.at(LAST.dueAt())
                .given(OPENED)
                .when(new ExpireDeadline(CASE, DeadlineName.of("OTHER"), Act.bySystem("x", LAST.dueAt(), "x")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void expiryNeverLowersTheStage() {
        CaseFixture.at(LAST.dueAt())
                .given(OPENED, expired(FIRST), escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION))
                .when(expire(LAST))
                .expectEvents(expired(LAST), missed(LAST, EscalationTarget.MANAGEMENT, Stage.ARBITRATION));
    }

    @Test
    void closingInTimeMeetsWhatIsPending() {
        Act close = at(FIRST.dueAt().minusNanos(1_000), "close");
        CaseFixture.at(close.occurredAt())
                .given(OPENED)
                .when(close(close))
                .expectEvents(
                        closedBy(close),
                        new DeadlineMet(CASE, FIRST.name(), close),
                        new DeadlineMet(CASE, LAST.name(), close));
    }

    @Test
    void closingLateLeavesThePassedDeadlineToExpire() {
        Act close = at(FIRST.dueAt(), "close");
        CaseFixture.at(close.occurredAt())
                .given(OPENED)
                .when(close(close))
                .expectEvents(closedBy(close), new DeadlineMet(CASE, LAST.name(), close));
    }

    @Test
    void aClaimedEarlierTimeDoesNotMeetAPassedDeadline() {
        Act backdated = at(FIRST.startsAt(), "close");
        CaseFixture.at(FIRST.dueAt())
                .given(OPENED)
                .when(close(backdated))
                .expectEvents(closedBy(backdated), new DeadlineMet(CASE, LAST.name(), backdated));
    }

    @Test
    void afterClosingItExpiresWithoutEscalating() {
        CaseFixture.at(FIRST.dueAt())
                .given(OPENED, closed())
                .when(expire(FIRST))
                .expectEvents(expired(FIRST));
    }

    private static ExpireDeadline expire(Deadline deadline) {
        return new ExpireDeadline(CASE, deadline.name(), expiry(deadline));
    }

    private static Act expiry(Deadline deadline) {
        return Act.bySystem("deadlines", deadline.dueAt(), "expire:" + CASE + ":" + deadline.name());
    }

    private static DeadlineExpired expired(Deadline deadline) {
        return new DeadlineExpired(CASE, deadline.name(), Party.OPERATOR, deadline.dueAt(), expiry(deadline));
    }

    private static Escalated missed(Deadline deadline, EscalationTarget to, Stage stage) {
        return new Escalated(CASE, to, stage, Optional.empty(), Optional.of(deadline.name()), expiry(deadline));
    }

    private static Act at(Instant instant, String commandId) {
        Act act = act(commandId);
        return new Act(act.actor(), act.channel(), instant, CommandId.of(commandId));
    }

    private static Close close(Act act) {
        return new Close(
                CASE,
                Optional.of(Outcome.CUSTOMER_FAVOUR),
                Optional.of(Basis.AGREEMENT),
                Optional.of(words("refunded")),
                Optional.empty(),
                act);
    }

    private static DisputeClosed closedBy(Act act) {
        return new DisputeClosed(
                CASE,
                Outcome.CUSTOMER_FAVOUR,
                Basis.AGREEMENT,
                Finality.FINAL,
                Optional.of(words("refunded")),
                Optional.empty(),
                act);
    }
}
