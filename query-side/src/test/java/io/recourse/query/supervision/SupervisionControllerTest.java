package io.recourse.query.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DisputeClosed;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What comes in is looked at in years in which no other test has cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupervisionControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/disputes/";
    private static final String MARCH = "from=2019-03-01T00:00:00Z&to=2019-04-01T00:00:00Z";
    private static final String JANUARY = "from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z";

    @BeforeAll
    void cases() {
        EventLog log = new EventLog();
        workload(log);
        load(log);
        service(log);
        happened(log);
    }

    private static void workload(EventLog log) {
        Instant now = Instant.now();
        log.add(CaseEvents.of(9001)
                        .at(now.minus(Duration.ofDays(15)).plus(Duration.ofHours(12)))
                        .opened()
                        .assigned(Queue.SCHEME, "sup-a"))
                .add(CaseEvents.of(9002)
                        .at(now.minus(Duration.ofDays(20)))
                        .opened()
                        .expired(DeadlineName.FIRST_RESPONSE, Party.OPERATOR)
                        .assigned(Queue.SCHEME, "sup-a"))
                .add(CaseEvents.of(9003).at(now).opened().assigned(Queue.SCHEME, "sup-b"))
                .add(CaseEvents.of(9004)
                        .at(now)
                        .opened()
                        .assigned(Queue.SCHEME, "sup-b")
                        .closed(Outcome.NO_FAULT, Basis.ADJUDICATION))
                .add(CaseEvents.of(9005).at(now.minus(Duration.ofDays(15))).opened());
    }

    private static void load(EventLog log) {
        log.add(answered(9101, "2019-03-05T01:30:00Z", Duration.ofHours(1)))
                .add(answered(9102, "2019-03-06T01:10:00Z", Duration.ofHours(2)))
                .add(at(9103, "2019-03-06T01:50:00Z").opened())
                // In Berlin, an hour later on the next day.
                .add(answered(9104, "2019-03-30T22:30:00Z", Duration.ofMinutes(10)))
                .add(at(9105, "2019-03-31T22:30:00Z").opened());
    }

    private static void service(EventLog log) {
        log.addCase(closed(answered(9201, "2020-01-05T08:00:00Z", Duration.ofHours(1)), 9201, 5))
                .addCase(closed(
                        at(9202, "2020-01-06T08:00:00Z")
                                .channel(Channel.WECHAT)
                                .reason(Reason.PRIVACY)
                                .opened()
                                .at(Instant.parse("2020-01-06T11:00:00Z"))
                                .contact()
                                .escalated(EscalationTarget.MANAGEMENT, Stage.CLAIM),
                        9202,
                        2))
                .add(at(9203, "2020-01-07T08:00:00Z").opened())
                .add(at(9204, "2019-12-20T08:00:00Z")
                        .opened()
                        .at(Instant.parse("2020-01-10T08:00:00Z"))
                        .closed(Outcome.NO_FAULT, Basis.ADJUDICATION));
    }

    @Test
    void workloadTellsWhoHasHowMuch() {
        JsonNode workload = read("workload");

        assertThat(workload.at("/byAssignee/sup-a").toString()).isEqualTo("{\"open\":2,\"atRisk\":1,\"overdue\":1}");
        assertThat(workload.at("/byAssignee/sup-b").toString()).isEqualTo("{\"open\":1,\"atRisk\":0,\"overdue\":0}");
        assertThat(workload.at("/byQueue/SCHEME").toString()).isEqualTo("{\"open\":3,\"atRisk\":1,\"overdue\":1}");
    }

    @Test
    void workloadAddsUp() {
        JsonNode workload = read("workload");
        long open = workload.at("/total/open").asLong();

        assertThat(open)
                .isEqualTo(database()
                        .sql("select count(*) from query.dispute_case where phase <> 'CLOSED'")
                        .query(Long.class)
                        .single());
        assertThat(workload.at("/byQueue")
                        .valueStream()
                        .mapToLong(tally -> tally.at("/open").asLong()))
                .satisfies(all -> assertThat(
                                all.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(open));
        assertThat(workload.at("/unassigned/open").asLong()
                        + workload.at("/byAssignee")
                                .valueStream()
                                .mapToLong(tally -> tally.at("/open").asLong())
                                .sum())
                .isEqualTo(open);
        assertThat(workload.at("/unassigned/overdue").asLong()).isPositive();
    }

    @Test
    void atRiskIsWhatTheWorklistLists() {
        long listed = get(PATH + "counts?view=atRisk", TestTokens.agent())
                .json()
                .at("/total")
                .asLong();

        assertThat(read("workload").at("/total/atRisk").asLong())
                .isEqualTo(listed)
                .isPositive();
    }

    @Test
    void loadIsToldByTheHourOfTheDay() {
        JsonNode load = read("load?" + MARCH);

        assertThat(load.at("/zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(load.at("/from").asString()).isEqualTo("2019-03-01T00:00:00Z");
        assertThat(load.at("/hours").size()).isEqualTo(24);
        assertThat(load.at("/hours/9").toString())
                .isEqualTo("{\"hour\":9,\"opened\":3,\"contacts\":0,\"medianWaitSeconds\":5400,\"unanswered\":1}");
        assertThat(load.at("/hours/10").toString())
                .isEqualTo("{\"hour\":10,\"opened\":0,\"contacts\":1,\"unanswered\":0}");
        assertThat(load.at("/hours/11/contacts").asLong()).isEqualTo(1);
        assertThat(load.at("/hours/0").toString())
                .isEqualTo("{\"hour\":0,\"opened\":0,\"contacts\":0,\"unanswered\":0}");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,1,3",
        "Asia/Kolkata,7,2",
        "UTC%2B8,9,3",
        "%2B08:00,9,3",
        "America/St_Johns,22,2",
        "Europe/Berlin,23,1",
        "Europe/Berlin,0,1"
    })
    void hoursAreThoseOfTheZoneAlsoWhenItsClocksChange(String zone, int hour, int opened) {
        JsonNode load = read("load?" + MARCH + "&zone=" + zone);

        assertThat(load.at("/hours/" + hour + "/opened").asLong()).isEqualTo(opened);
        assertThat(load.at("/hours")
                        .valueStream()
                        .mapToLong(h -> h.at("/opened").asLong())
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void endOfTheTimeIsNotIncluded() {
        JsonNode load = read("load?from=2019-03-05T01:30:00Z&to=2019-03-06T01:10:00Z&zone=UTC");
        JsonNode after = read("load?from=2019-03-05T01:30:00.000001Z&to=2019-03-06T01:10:00.000001Z&zone=UTC");

        assertThat(load.at("/hours/1/medianWaitSeconds").asLong()).isEqualTo(3600);
        assertThat(after.at("/hours/1/medianWaitSeconds").asLong()).isEqualTo(7200);
    }

    @Test
    void reportTellsHowCustomersWereServed() {
        JsonNode report = read("service-report?" + JANUARY);

        assertThat(report.at("/total/opened").asLong()).isEqualTo(3);
        assertThat(report.at("/total/closed").asLong()).isEqualTo(3);
        assertThat(report.at("/total/medianFirstResponseSeconds").asLong()).isEqualTo(7_200);
        assertThat(report.at("/total/p90FirstResponseSeconds").asLong()).isEqualTo(10_080);
        assertThat(report.at("/total/firstContactResolution").asDouble()).isBetween(0.333, 0.334);
        assertThat(report.at("/total/averageSatisfaction").asDouble()).isEqualTo(3.5);
        assertThat(report.at("/total/rated").asLong()).isEqualTo(2);
        assertThat(report.at("/byChannel").propertyNames()).containsExactly("PHONE", "WECHAT");
        assertThat(report.at("/byChannel/WECHAT").toString())
                .isEqualTo("{\"opened\":1,\"closed\":1,\"medianFirstResponseSeconds\":10800,"
                        + "\"p90FirstResponseSeconds\":10800,\"firstContactResolution\":0.0,"
                        + "\"averageSatisfaction\":2.0,\"rated\":1}");
        assertThat(report.at("/byReason/PRODUCT_NOT_RECEIVED/opened").asLong()).isEqualTo(2);
    }

    @Test
    void timeWithoutCasesHasAnEmptyReport() {
        assertThat(read("service-report?from=1999-01-01T00:00:00Z&to=1999-01-02T00:00:00Z")
                        .toString())
                .isEqualTo("{\"from\":\"1999-01-01T00:00:00Z\",\"to\":\"1999-01-02T00:00:00Z\","
                        + "\"total\":{\"opened\":0,\"closed\":0,\"rated\":0},\"byChannel\":{},\"byReason\":{}}");
    }

    @ParameterizedTest
    @CsvSource({
        "load,from",
        "load?to=2019-03-01T00:00:00Z,from",
        "load?from=2019-03-01T00:00:00Z,to",
        "load?from=2019-03-01T00:00:00Z&to=2019-03-01T00:00:00Z,to",
        "load?from=2019-03-02T00:00:00Z&to=2019-03-01T00:00:00Z,to",
        "load?from=2019-03-01T00:00:00Z&to=2020-03-01T00:00:01Z,to",
        "load?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z,to",
        "load?from=march&to=2019-03-01T00:00:00Z,from",
        "load?from=2019-03-01T00:00:00Z&to=2019-03-02T00:00:00Z&zone=Asia/Atlantis,zone",
        "load?from=2019-03-01T00:00:00Z&to=2019-03-02T00:00:00Z&zone=%27;drop,zone",
        "load?from=2019-03-01T00:00:00Z&to=2019-03-02T00:00:00Z&hour=1,hour",
        "service-report?from=2019-03-02T00:00:00Z&to=2019-03-01T00:00:00Z,to",
        "service-report?from=2019-03-02T00:00:00Z,to",
        "service-report?from=1&to=2,from",
        "workload?queue=SCHEME,queue"
    })
    void badParameterIs400AndNamed(String rest, String parameter) {
        Answer answer = get(PATH + rest, TestTokens.supervisor());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString()).isEqualTo("?" + parameter);
    }

    @Test
    void reportGoesOverAnyTime() {
        JsonNode all = read("service-report?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z");

        assertThat(all.at("/total/opened").asLong()).isGreaterThanOrEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workload", "load?" + MARCH, "service-report?" + JANUARY})
    void onlyStaffReads(String path) {
        assertThat(http().send(http().to(PATH + path)).status()).isEqualTo(401);
        assertThat(get(PATH + path, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        assertThat(get(PATH + path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(PATH + path, TestTokens.admin()).status()).isEqualTo(403);
        assertThat(get(PATH + path, TestTokens.of("nobody")).status()).isEqualTo(403);
        assertThat(get(PATH + path, TestTokens.agent()).status()).isEqualTo(200);
    }

    private JsonNode read(String rest) {
        Answer answer = get(PATH + rest, TestTokens.supervisor());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static CaseEvents at(int number, String instant) {
        return CaseEvents.of(number).at(Instant.parse(instant));
    }

    private static CaseEvents answered(int number, String opened, Duration later) {
        return at(number, opened).opened().at(Instant.parse(opened).plus(later)).contact();
    }

    private static List<DisputeEvent> closed(CaseEvents before, int number, int score) {
        Act act = new Act(
                new Actor("agent", Role.AGENT),
                Channel.PHONE,
                Instant.parse("2020-01-20T08:00:00Z"),
                CommandId.of("close-" + number));
        return Stream.concat(
                        before.events().stream(),
                        Stream.of(new DisputeClosed(
                                CaseEvents.id(number),
                                Outcome.CUSTOMER_FAVOUR,
                                Basis.ADJUDICATION,
                                Finality.FINAL,
                                Optional.empty(),
                                Optional.of(new Satisfaction(score, Optional.empty())),
                                act)))
                .toList();
    }
}
