package io.recourse.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.QueryTest;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest extends QueryTest {

    private static final Instant RECORDED = Instant.parse("2026-05-01T12:00:00Z");
    private static final String CASE = "/api/v1/audit/disputes/" + CaseEvents.id(6001);
    private static final String ALL = "/api/v1/audit/events";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @BeforeAll
    void history() {
        happened(new EventLog()
                .recordedFrom(RECORDED)
                .add(CaseEvents.whole(6001))
                .add(CaseEvents.of(6002).at(RECORDED).opened().verified())
                .addPayment(PaymentEvents.of(6001).recorded().events()));
    }

    @Test
    void eventsAreGivenAsTheyAreStored() {
        JsonNode page = get(CASE + "/events", TestTokens.auditor()).json();

        assertThat(page.at("/items").size()).isEqualTo(13);
        JsonNode event = page.at("/items/4");
        assertThat(event.at("/eventId").asString()).isEqualTo("event-" + CaseEvents.id(6001) + "-4");
        assertThat(event.at("/type").asString()).isEqualTo("io.recourse.dispute.NoteAdded");
        assertThat(event.at("/revision").asString()).isEqualTo("1");
        assertThat(event.at("/streamType").asString()).isEqualTo("DisputeCase");
        assertThat(event.at("/sequence").asLong()).isEqualTo(4);
        assertThat(event.at("/recordedAt").asString()).isEqualTo("2026-05-01T12:00:04Z");
        assertThat(event.at("/payload").toString()).isEqualTo(stored(4));
        assertThat(event.at("/metadata").isObject()).isTrue();
    }

    @Test
    void eventsComeInPages() {
        JsonNode first = get(CASE + "/events?limit=10", TestTokens.auditor()).json();
        JsonNode rest = get(
                        CASE + "/events?limit=10&cursor="
                                + first.at("/nextCursor").asString(),
                        TestTokens.auditor())
                .json();

        assertThat(first.at("/items").size()).isEqualTo(10);
        assertThat(rest.at("/items/0/sequence").asLong()).isEqualTo(10);
        assertThat(rest.at("/items").size()).isEqualTo(3);
        assertThat(rest.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "atVersion=0,0,NEW,0",
        "atVersion=5,5,UNDER_REVIEW,0",
        "atVersion=12,12,CLOSED,2",
        "asOf=2026-05-01T12:00:00Z,0,NEW,0",
        "asOf=2026-05-01T12:00:06.500Z,6,EXECUTING,1",
        "asOf=2027-01-01T00:00:00Z,12,CLOSED,2"
    })
    void caseIsToldAsItWas(String when, long version, String phase, int refunds) {
        Answer answer = get(CASE + "?" + when, TestTokens.auditor());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"" + version + "\"");
        assertThat(answer.json().at("/version").asLong()).isEqualTo(version);
        assertThat(answer.json().at("/phase").asString()).isEqualTo(phase);
        assertThat(answer.json().at("/refunds").size()).isEqualTo(refunds);
        assertThat(answer.json().at("/allowedActions").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"asOf=2026-05-02T12:59:59Z,true", "asOf=2026-05-02T13:00:00Z,false", "atVersion=1,true"})
    void whatLastsIsToldByTheTimeAskedFor(String when, boolean identified) {
        JsonNode view = get("/api/v1/audit/disputes/" + CaseEvents.id(6002) + "?" + when, TestTokens.auditor())
                .json();

        assertThat(view.at("/handling/identified").asBoolean()).isEqualTo(identified);
    }

    @Test
    void latestCaseIsWhatStaffSees() {
        JsonNode audited = get(CASE + "?atVersion=12", TestTokens.auditor()).json();
        JsonNode read = get("/api/v1/disputes/" + CaseEvents.id(6001), TestTokens.agent())
                .json();

        assertThat(without(audited)).isEqualTo(without(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=2026-05-01T11:59:59Z", "atVersion=13", "atVersion=-1"})
    void whatWasNotYetIs404(String when) {
        assertThat(get(CASE + "?" + when, TestTokens.auditor()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?asOf=2026-05-01T12:00:00Z&atVersion=1",
                "?asOf=monday",
                "?atVersion=x",
                "?at=1",
                "/events?cursor=1",
                "/events?limit=0"
            })
    void badRequestIs400(String rest) {
        assertThat(get(CASE + rest, TestTokens.auditor()).status()).isEqualTo(400);
    }

    @Test
    void unknownCaseIs404() {
        String unknown = "/api/v1/audit/disputes/" + CaseEvents.id(6999);

        assertThat(get(unknown + "/events", TestTokens.auditor()).status()).isEqualTo(404);
        assertThat(get(unknown + "?atVersion=0", TestTokens.auditor()).status()).isEqualTo(404);
    }

    @Test
    void wholeStoreIsSentLineByLineInOrder() {
        Answer answer = get(ALL, TestTokens.auditor());
        List<JsonNode> lines = lines(answer);

        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(lines).hasSizeGreaterThanOrEqualTo(14);
        assertThat(lines.stream().map(line -> line.at("/position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines.stream()
                        .filter(line -> line.at("/streamId").asString().equals("pay-6001"))
                        .map(line -> line.at("/payload/details/amount/amount").asString()))
                .containsExactly("88.00");
    }

    @Test
    void readingGoesOnAfterAPosition() {
        List<JsonNode> all = lines(get(ALL, TestTokens.auditor()));
        long third = all.get(2).at("/position").asLong();
        long last = all.getLast().at("/position").asLong();

        assertThat(lines(get(ALL + "?after=" + third, TestTokens.auditor()))).isEqualTo(all.subList(3, all.size()));
        assertThat(lines(get(ALL + "?after=" + third + "&limit=2", TestTokens.auditor())))
                .isEqualTo(all.subList(3, 5));
        assertThat(lines(get(ALL + "?limit=0", TestTokens.auditor()))).isEmpty();
        assertThat(lines(get(ALL + "?after=" + last, TestTokens.auditor()))).isEmpty();
        assertThat(lines(get(ALL + "?after=" + Long.MAX_VALUE, TestTokens.auditor())))
                .isEmpty();
    }

    @Test
    void moreEventsThanOneReadTakesAreSent() {
        EventLog log = new EventLog();
        LongStream.range(0, 1_200)
                .forEach(i -> log.addPayment(
                        PaymentEvents.of((int) (610_000 + i)).recorded().events()));
        long before =
                lines(get(ALL, TestTokens.auditor())).getLast().at("/position").asLong();
        happened(log);

        assertThat(lines(get(ALL + "?after=" + before, TestTokens.auditor()))).hasSize(1_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL + "?after=x", ALL + "?after=1&limit=many", ALL + "?from=1"})
    void badPositionIs400(String path) {
        Answer answer = get(path, TestTokens.auditor());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void onlyAuditorsRead() {
        for (String path : List.of(ALL, CASE + "/events", CASE + "?atVersion=0")) {
            assertThat(http().send(http().to(path)).status()).isEqualTo(401);
            assertThat(get(path, TestTokens.agent()).status()).isEqualTo(403);
            assertThat(get(path, TestTokens.supervisor()).status()).isEqualTo(403);
            assertThat(get(path, TestTokens.admin()).status()).isEqualTo(403);
            assertThat(get(path, TestTokens.merchant("m-1")).status()).isEqualTo(403);
        }
    }

    private String stored(long sequence) {
        return database()
                .sql("select convert_from(payload, 'UTF8') from command.domain_event_entry"
                        + " where aggregate_identifier = ? and sequence_number = ?")
                .params(CaseEvents.id(6001).value(), sequence)
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().map(line -> JSON.readTree(line)).toList();
    }

    private static String without(JsonNode view) {
        return view.toString().replaceAll("\"allowedActions\":\\[[^]]*]", "");
    }
}
