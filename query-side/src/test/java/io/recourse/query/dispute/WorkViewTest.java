package io.recourse.query.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Basis;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.incident.IncidentId;
import io.recourse.information.Item;
import io.recourse.payment.OutsideMovement;
import io.recourse.query.QueryTest;
import io.recourse.sample.Sample;
import io.recourse.sample.SampleEvents;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Cases of merchant m-4100. The first response is due 15 days after the opening, and the resolution 60. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkViewTest extends QueryTest {

    private static final String PATH = "/api/v1/disputes";
    private static final IncidentId INCIDENT = IncidentId.of("inc_01K9ZV5N8QJ3E4R7T2W6Y0JKMN");

    @BeforeAll
    void cases() {
        happened(new EventLog()
                .add(opened(4101, Duration.ofDays(1)))
                .add(opened(4102, Duration.ofDays(15).minusHours(12)).assigned(Queue.TECHNICAL, "agent"))
                .add(opened(4103, Duration.ofDays(60).minusHours(12))
                        .contact()
                        .met(DeadlineName.FIRST_RESPONSE)
                        .paused(DeadlineName.RESOLUTION))
                .add(opened(4104, Duration.ofDays(1))
                        .informationRequested(Party.CUSTOMER, Item.ORDER_NUMBER)
                        .assigned(Queue.SECURITY, "agent-2"))
                .add(opened(4105, Duration.ofDays(1))
                        .refundAskedFor("20.00")
                        .informationRequested(Party.CUSTOMER, Item.IDENTITY))
                .add(opened(4106, Duration.ofDays(15).minusHours(12))
                        .assigned(Queue.FRONT_DESK, "agent")
                        .closed(Outcome.NO_FAULT, Basis.ADJUDICATION))
                .add(opened(4107, Duration.ofDays(2)).contact().partOf(INCIDENT))
                .add(CaseEvents.of(4121)
                        .merchant("m-4120")
                        .opened()
                        .refundRequested("20.00")
                        .refundGivenUp("20.00"))
                .add(CaseEvents.of(4122)
                        .merchant("m-4120")
                        .opened()
                        .refundRequested("20.00")
                        .refundSubmitted("20.00")
                        .refundAbnormal("20.00")
                        .movedOutside(OutsideMovement.Kind.CHARGEBACK, "88.00", "-20.00"))
                .add(CaseEvents.of(4123)
                        .merchant("m-4120")
                        .opened()
                        .refundRequested("20.00")
                        .refundGivenUp("20.00")
                        .refundResolved(false)
                        .refundFailed("20.00"))
                .add(underRule(4111).policyChanged(List.of(), List.of(), CaseEvents.INVESTIGATION))
                .add(underRule(4112).suspended(Party.CUSTOMER, CaseEvents.INVESTIGATION))
                .add(underRule(4113)
                        .suspended(Party.CUSTOMER, CaseEvents.INVESTIGATION)
                        .awaitedNoMore(
                                Party.CUSTOMER,
                                CaseEvents.INVESTIGATION,
                                Instant.now().plus(Duration.ofHours(20))))
                .addCase(List.of(SampleEvents.opened(Sample.complaint(), Sample.cny("88.00")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "view=mine | 4102 4106",
                "view=mine&status=OPEN | 4102",
                "view=atRisk | 4102",
                "view=actionRequired | 4101 4102 4103 4105 4107",
                "assignee=agent | 4102 4106",
                "assignee=agent&assignee=agent-2 | 4102 4104 4106",
                "assignee=agent,agent-2 |",
                "assignee=%27%20or%20%271 |",
                "queue=SECURITY | 4104",
                "queue=SECURITY,TECHNICAL | 4102 4104",
                "urgent=true |",
                "urgent=false&queue=TECHNICAL | 4102",
                "origin=WALLET&queue=TECHNICAL | 4102",
                "origin=NETWORK,REGULATOR |",
                "waitingFor=APPROVAL | 4105",
                "waitingFor=IDENTITY,EVIDENCE | 4104 4105",
                "incidentId=inc_01K9ZV5N8QJ3E4R7T2W6Y0JKMN | 4107",
                "incidentId=inc_01K9ZV5N8QJ3E4R7T2W6Y0JKMX |",
            })
    void staffFindTheirWork(String query, String expected) {
        assertThat(numbers(list("merchantId=m-4100&" + query, TestTokens.agent())))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "task=REFUND_GIVEN_UP | 4121",
                "task=REFUND_ABNORMAL,MONEY_LOST_TWICE | 4122",
                "task=REFUND_OVERDUE |",
                "view=actionRequired | 4121 4122 4123",
            })
    void whatAPersonMustSeeToIsFound(String query, String expected) {
        assertThat(numbers(list("merchantId=m-4120&" + query, TestTokens.agent())))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void tasksAreCountedAndShownWithWhatTheyAreAbout() {
        assertThat(get(PATH + "/counts?merchantId=m-4120&by=task", TestTokens.agent())
                        .json()
                        .at("/by/task")
                        .toString())
                .isEqualTo("{\"MONEY_LOST_TWICE\":1,\"REFUND_ABNORMAL\":1,\"REFUND_GIVEN_UP\":1}");
        JsonNode task = list("merchantId=m-4120&task=REFUND_GIVEN_UP", TestTokens.agent())
                .at("/items/0/tasks/0");
        assertThat(task.at("/kind").asString()).isEqualTo("REFUND_GIVEN_UP");
        assertThat(task.at("/paymentId").asString()).isEqualTo("pay-4121");
        assertThat(task.at("/refundId").asString()).startsWith("rfd_");
    }

    @Test
    void mineAreTheCallersOwn() {
        assertThat(numbers(list("merchantId=m-4100&view=mine", TestTokens.supervisor())))
                .isEmpty();
    }

    @Test
    void urgentCasesAreFound() {
        JsonNode urgent = list("urgent=true&customerId=" + Sample.CUSTOMER.value(), TestTokens.agent());

        assertThat(urgent.at("/items").size()).isEqualTo(1);
        assertThat(urgent.at("/items/0/urgent").asBoolean()).isTrue();
    }

    @Test
    void deadlineThatStandsStillIsNotDue() {
        JsonNode paused = list("merchantId=m-4100&customerId=c-4103", TestTokens.agent());

        assertThat(paused.at("/items/0").has("nextDueAt")).isFalse();
    }

    @Test
    void onlyWhatRunsPutsACaseAtRisk() {
        String soon = Instant.now().plus(Duration.ofHours(23)).toString();

        assertThat(numbers(list("merchantId=m-4110&view=atRisk", TestTokens.agent())))
                .containsExactly("4113");
        assertThat(numbers(list("merchantId=m-4110&dueBefore=" + soon, TestTokens.agent())))
                .containsExactly("4113");
        assertThat(numbers(list("merchantId=m-4110&missed=INVESTIGATION", TestTokens.agent())))
                .isEmpty();
    }

    @Test
    void linesSayWhoHasTheCaseAndWhatItWaitsFor() {
        JsonNode line =
                list("merchantId=m-4100&customerId=c-4104", TestTokens.agent()).at("/items/0");

        assertThat(line.at("/queue").asString()).isEqualTo("SECURITY");
        assertThat(line.at("/assignee").asString()).isEqualTo("agent-2");
        assertThat(line.at("/urgent").asBoolean()).isFalse();
        assertThat(line.at("/waitingFor").toString()).isEqualTo("[\"EVIDENCE\"]");
    }

    @Test
    void countsGroupByQueueAssigneeAndWhatIsMissing() {
        JsonNode counts = get(
                        PATH + "/counts?merchantId=m-4100&status=OPEN&by=queue,assignee,waitingFor", TestTokens.agent())
                .json();

        assertThat(counts.at("/by/queue").toString()).isEqualTo("{\"FRONT_DESK\":2,\"SECURITY\":1,\"TECHNICAL\":1}");
        assertThat(counts.at("/by/assignee").toString()).isEqualTo("{\"agent\":1,\"agent-2\":1}");
        assertThat(counts.at("/by/waitingFor").toString())
                .isEqualTo("{\"APPROVAL\":1,\"EVIDENCE\":1,\"IDENTITY\":1,\"RESPONSE\":2}");
        assertThat(get(PATH + "/counts?merchantId=m-4100&view=mine", TestTokens.agent())
                        .json()
                        .at("/total")
                        .asLong())
                .isEqualTo(2);
    }

    private JsonNode list(String query, String token) {
        Answer answer = get(PATH + "?" + query, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/customerId").asString().substring(2))
                .sorted()
                .toList();
    }

    /** An investigation is due within the day, and the resolution later. */
    private static CaseEvents underRule(int number) {
        CaseEvents opened = CaseEvents.of(number)
                .merchant("m-4110")
                .at(Instant.now().minus(Duration.ofHours(12)))
                .opened()
                .met(DeadlineName.FIRST_RESPONSE);
        return opened.began(Trigger.ESCALATED, opened.underRule(CaseEvents.INVESTIGATION, Party.OPERATOR, 1));
    }

    private static CaseEvents opened(int number, Duration ago) {
        return CaseEvents.of(number)
                .merchant("m-4100")
                .at(Instant.now().minus(ago))
                .opened();
    }
}
