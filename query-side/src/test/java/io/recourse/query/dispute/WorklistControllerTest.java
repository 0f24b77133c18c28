package io.recourse.query.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Channel;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.dispute.Stage;
import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Five cases of merchant m-4000, opened a day after each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorklistControllerTest extends QueryTest {

    private static final String PATH = "/api/v1/disputes";
    private static final String MINE = "merchantId=m-4000";

    @BeforeAll
    void cases() {
        happened(new EventLog()
                .add(of(4001).reason(Reason.PRIVACY)
                        .description("Someone read my 聊天记录")
                        .opened())
                .add(of(4002).channel(Channel.WECHAT).opened().contact())
                .add(of(4003).opened()
                        .expired(DeadlineName.FIRST_RESPONSE, Party.OPERATOR)
                        .escalatedBecauseLate(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM))
                .add(of(4004).opened().refundRequested("20.00"))
                .add(of(4005).opened()
                        .met(DeadlineName.FIRST_RESPONSE)
                        .met(DeadlineName.RESOLUTION)
                        .closed(Outcome.NO_FAULT, Basis.ADJUDICATION))
                .addPayment(PaymentEvents.of(4002).recorded().events()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 4005 4004 4003 4002 4001",
                "status=CLOSED | 4005",
                "status=CLOSED,REFUNDING | 4005 4004",
                "status=CLOSED&status=REFUNDING | 4005 4004",
                "status=CLOSED&stage=CLAIM |",
                "stage=CLAIM | 4003",
                "phase=NEW | 4001",
                "reason=PRIVACY,OTHER | 4001",
                "channel=WECHAT | 4002",
                "funds=REFUND_PENDING | 4004",
                "outcome=NO_FAULT | 4005",
                "customerId=c-4002,c-4003 | 4003 4002",
                "late=OPERATOR | 4003",
                "missed=FIRST_RESPONSE | 4003",
                "missed=RESOLUTION |",
                "source=test | 4005 4004 4003 4002 4001",
                "source=elsewhere |",
                "q=test-4003 | 4003",
                "q=pay-4004 | 4004",
                "q=order-4002 | 4002",
                "q=someone%20MY | 4001",
                "q=%E8%81%8A%E5%A4%A9 | 4001",
                "q=100%25 |",
                "q=%27%20or%20%271%27%3D%271 |",
                "status= | 4005 4004 4003 4002 4001",
                "sort=openedAt | 4001 4002 4003 4004 4005",
                "sort=updatedAt&status=OPEN,CLOSED | 4001 4005",
            })
    void filtersCombine(String query, String expected) {
        assertThat(numbers(list(query == null ? "" : query)))
                .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void casesAreSortedByTheirEarliestPendingDeadlineAndThoseWithoutComeLast() {
        // 4003 has only its resolution left; 4005 nothing.
        assertThat(numbers(list("sort=dueAt"))).containsExactly("4001", "4002", "4004", "4003", "4005");
        assertThat(numbers(list("sort=-dueAt"))).containsExactly("4005", "4003", "4004", "4002", "4001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openedAt", "-openedAt", "updatedAt", "-updatedAt", "dueAt", "-dueAt"})
    void pagesGoThroughAllWithoutRepeating(String sort) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = list("sort=" + sort + "&limit=2" + cursor);
            seen.addAll(numbers(page));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(numbers(list("sort=" + sort))).hasSize(5);
    }

    @Test
    void instantsLimit() {
        var opened = CaseEvents.START.plus(Duration.ofDays(4003));
        var due = opened.plus(Duration.ofDays(15));

        assertThat(numbers(list("openedAfter=" + opened))).containsExactly("4005", "4004");
        assertThat(numbers(list("dueBefore=" + due))).containsExactly("4002", "4001");
    }

    @Test
    void linesNameNoPersonalWords() {
        JsonNode line = list("reason=PRIVACY").at("/items/0");

        assertThat(line.toString()).doesNotContain("Someone");
        assertThat(line.at("/nextDueAt").asString()).isNotEmpty();
        assertThat(line.at("/external/id").asString()).isEqualTo("test-4001");
    }

    @Test
    void countsGroupWhatTheFiltersLeave() {
        JsonNode counts = get(PATH + "/counts?" + MINE + "&by=status,stage", TestTokens.agent())
                .json();

        assertThat(counts.at("/total").asLong()).isEqualTo(5);
        assertThat(counts.at("/by/status").toString())
                .isEqualTo("{\"CLOSED\":1,\"IN_REVIEW\":2,\"OPEN\":1,\"REFUNDING\":1}");
        assertThat(counts.at("/by/stage").toString()).isEqualTo("{\"CLAIM\":1,\"INQUIRY\":4}");
    }

    @Test
    void lateCasesOfASourceCanBeCounted() {
        JsonNode counts = get(PATH + "/counts?source=test&missed=FIRST_RESPONSE&" + MINE, TestTokens.supervisor())
                .json();

        assertThat(counts.at("/total").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=open",
                "status=OPEN,NOPE",
                "stage=1",
                "missed=first",
                "merchantId=%3Cscript%3E",
                "dueBefore=tomorrow",
                "openedAfter=2026-02-30T00:00:00Z",
                "openedAfter=1",
                "sort=name",
                "sort=openedAt;drop",
                "limit=1000",
                "cursor=x",
                "urgent=maybe",
                "queue=front",
                "origin=wallet",
                "waitingFor=money",
                "incidentId=inc_1",
                "view=theirs",
                "view=mine,atRisk",
                "Status=OPEN",
                "counts=1"
            })
    void badParameterIs400AndNamed(String query) {
        Answer answer = get(PATH + "?" + query, TestTokens.agent());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/pointer").asString())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void oversizedParametersAre400() {
        String long201 = "a".repeat(201);

        assertThat(get(PATH + "?q=" + long201, TestTokens.agent()).status()).isEqualTo(400);
        assertThat(get(PATH + "?status=" + "OPEN,".repeat(51), TestTokens.agent())
                        .status())
                .isEqualTo(400);
        assertThat(get(PATH + "?q=a&q=b", TestTokens.agent()).status()).isEqualTo(400);
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        String cursor = list("limit=1").at("/nextCursor").asString();

        assertThat(get(PATH + "?sort=dueAt&cursor=" + cursor, TestTokens.agent())
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/counts"})
    void onlyStaffReads(String path) {
        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, TestTokens.merchant("m-4000")).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.auditor()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.admin()).status()).isEqualTo(403);
        assertThat(get(path, TestTokens.supervisor()).status()).isEqualTo(200);
    }

    private JsonNode list(String query) {
        Answer answer = get(PATH + "?" + MINE + "&" + query, TestTokens.agent());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/customerId").asString().substring(2))
                .toList();
    }

    private static CaseEvents of(int number) {
        return CaseEvents.of(number).merchant("m-4000");
    }
}
