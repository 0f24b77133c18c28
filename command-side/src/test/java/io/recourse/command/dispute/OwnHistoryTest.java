package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.recourse.command.policy.simulation.LogEvent;
import io.recourse.command.policy.simulation.Occurrence;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.money.Money;
import io.recourse.testing.CaseEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnHistoryTest {

    @Test
    void aCaseIsDescribedByItsComplaintAndBeginsWhenThatWasReceived() {
        List<LogEvent> log = log(CaseEvents.of(0).reason(Reason.DUPLICATE).opened());
        assertThat(log).allSatisfy(event -> {
            assertThat(event.caseId()).isEqualTo(CaseEvents.id(0).value());
            assertThat(event.at()).isEqualTo(CaseEvents.START);
        });
        assertThat(log.getFirst().what()).isInstanceOfSatisfying(Occurrence.Describes.class, described -> {
            assertThat(described.facts().reason()).isEqualTo(Reason.DUPLICATE);
            assertThat(described.facts().source()).contains(CaseEvents.SOURCE);
            assertThat(described.atStake()).contains(Money.of("88.00", "CNY"));
        });
        assertThat(log.subList(1, log.size()))
                .extracting(LogEvent::what)
                .containsExactly(new Occurrence.Begins(Trigger.NOTICE_RECEIVED));
    }

    @Test
    void whatHappenedIsWhatDeadlinesKnow() {
        CaseEvents history = CaseEvents.of(0)
                .opened()
                .contact()
                .informationRequested(Party.MERCHANT, Item.RESPONSE)
                .note("nothing of interest")
                .informationProvided(Party.MERCHANT, Item.RESPONSE)
                .paused(DeadlineName.RESOLUTION)
                .resumed(DeadlineName.RESOLUTION, hour(2000))
                .extended(DeadlineName.RESOLUTION, hour(3000))
                .escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM)
                .closed(Outcome.CUSTOMER_FAVOUR, Basis.AGREEMENT)
                .reopened(2);
        assertThat(log(history).stream().skip(2))
                .extracting(LogEvent::at, LogEvent::what)
                .containsExactly(
                        tuple(hour(1), new Occurrence.Fulfils(Milestone.CUSTOMER_ANSWERED)),
                        tuple(hour(2), new Occurrence.Stops(Hold.MERCHANT_AWAITED)),
                        tuple(hour(4), new Occurrence.Resumes(Hold.MERCHANT_AWAITED)),
                        tuple(hour(5), new Occurrence.Stops(Hold.CLOCK)),
                        tuple(hour(6), new Occurrence.Resumes(Hold.CLOCK)),
                        tuple(hour(7), new Occurrence.PutsOff(DeadlineName.RESOLUTION, hour(3000))),
                        tuple(hour(8), new Occurrence.Fulfils(Milestone.ESCALATED)),
                        tuple(hour(8), new Occurrence.Begins(Trigger.ESCALATED)),
                        tuple(hour(9), new Occurrence.Fulfils(Milestone.CASE_CLOSED)),
                        tuple(hour(9), new Occurrence.Fulfils(Milestone.DECIDED)),
                        tuple(hour(9), new Occurrence.Begins(Trigger.DECIDED)),
                        tuple(hour(9), new Occurrence.Begins(Trigger.DECIDED_FOR_CUSTOMER)),
                        tuple(hour(9), new Occurrence.Begins(Trigger.CASE_CLOSED)),
                        tuple(hour(10), new Occurrence.Begins(Trigger.NOTICE_RECEIVED)));
    }

    private static Instant hour(int n) {
        return CaseEvents.START.plus(Duration.ofHours(n));
    }

    private static List<LogEvent> log(CaseEvents history) {
        return OwnHistory.of(history.events());
    }
}
