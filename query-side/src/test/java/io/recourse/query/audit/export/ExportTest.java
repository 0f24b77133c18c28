package io.recourse.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.dispute.Basis;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.RefundRequested;
import io.recourse.money.Money;
import io.recourse.payment.PaymentEvent;
import io.recourse.payment.PaymentId;
import io.recourse.payment.RefundReserved;
import io.recourse.payment.RefundSettled;
import io.recourse.query.QueryTest;
import io.recourse.refund.RefundId;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest extends QueryTest {

    private static final String EXPORTS = "/api/v1/audit/exports/";
    private static final Instant RECORDED = Instant.parse("2026-06-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PROOF = Pattern.compile(",\"(proof|leaf)\":\"[^\"]*\"");
    private static final Pattern POSITION = Pattern.compile(
            "(?m)(?<=\"position\":\")\\d+|(?<=\"name\":\"position\",\"value\":\")\\d+|(?<=recourse:position\" value=\")\\d+|^\\d+(?=,)");

    /** A case of merchant m-export-1, and one of m-export-2 with every kind of event. */
    @BeforeAll
    void history() {
        happened(new EventLog()
                .recordedFrom(RECORDED)
                .addPayment(PaymentEvents.of(64_001)
                        .merchant("m-export-1")
                        .recorded()
                        .events())
                .addCase(small())
                .addPayment(moved())
                .addPayment(PaymentEvents.of(64_002)
                        .merchant("m-export-2")
                        .recorded()
                        .reserved(1, "8.00")
                        .events())
                .add(CaseEvents.of(64_002).merchant("m-export-2").everything()));
    }

    private static List<DisputeEvent> small() {
        return CaseEvents.of(64_001)
                .merchant("m-export-1")
                .opened()
                .note("whispered words 悄悄")
                .refundAskedFor("88.00")
                .by("=cmd|' /C calc'!A0", Role.SUPERVISOR)
                .refundApproved()
                .by("客服\u0007\"<&>,\uD83D\uDE00", Role.AGENT)
                .refundSucceeded("88.00")
                .by("retention", Role.SYSTEM)
                .closed(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION)
                .events();
    }

    private static List<PaymentEvent> moved() {
        RefundId refund = small().stream()
                .filter(RefundRequested.class::isInstance)
                .map(event -> ((RefundRequested) event).refundId())
                .findFirst()
                .orElseThrow();
        PaymentId payment = PaymentId.of("pay-64001");
        Money all = Money.of("88.00", "CNY");
        Act act = new Act(
                new Actor("refund-execution", Role.SYSTEM),
                Channel.BATCH,
                RECORDED.minusSeconds(60),
                CommandId.of("export-test"));
        return List.of(
                new RefundReserved(payment, refund, CaseEvents.id(64_001), all, "wallet-ledger", act),
                new RefundSettled(payment, refund, CaseEvents.id(64_001), all, "ledger-1", act));
    }

    @ParameterizedTest
    @EnumSource
    void smallCaseIsExportedAsApproved(ExportFormat format) throws IOException {
        String file = "approved." + format.extension();
        String exported = fromZero(export(format, "?caseId=" + CaseEvents.id(64_001)))
                // Under a key that is another one each time.
                .replaceAll("\"sealed\":\"[^\"]+\"", "\"sealed\":\"\"");

        Files.writeString(Path.of("target", file), exported);
        assertThat(exported.replace("\r\n", "\n"))
                .as("compare with target/%s", file)
                .isEqualTo(Schemas.text(file));
    }

    @ParameterizedTest
    @CsvSource({
        "NDJSON,application/x-ndjson,.ndjson",
        "CSV,text/csv;header=present;charset=utf-8,.csv",
        "XES,application/xml,.xes",
        "OCEL,application/json,.ocel.json"
    })
    void answerIsAFile(ExportFormat format, String mediaType, String extension) {
        Answer answer = get(path(format) + "?limit=1", TestTokens.auditor());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow().replace(" ", "").toLowerCase(Locale.ROOT))
                .startsWith(mediaType);
        assertThat(answer.header("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"recourse-audit-\\d{8}T\\d{6}Z\\" + extension + "\"");
    }

    @Test
    void linesAreWhatIsStored() {
        List<String> lines = export(ExportFormat.NDJSON, "?caseId=" + CaseEvents.id(64_002))
                .lines()
                .toList();
        List<Stored> stored = database()
                .sql("select event_identifier, payload_type, payload_revision, convert_from(payload, 'UTF8') as payload"
                        + " from command.domain_event_entry where aggregate_identifier in (?, 'pay-64002')"
                        + " order by global_index")
                .param(CaseEvents.id(64_002).value())
                .query((row, number) ->
                        new Stored(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();

        assertThat(lines).hasSameSizeAs(stored).hasSizeGreaterThan(50);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = JSON.readTree(lines.get(i));
            assertThat(line.at("/specversion").asString()).isEqualTo("1.0");
            assertThat(line.at("/id").asString()).isEqualTo(stored.get(i).eventIdentifier());
            assertThat(line.at("/type").asString()).isEqualTo(stored.get(i).payloadType());
            assertThat(line.at("/revision").asString()).isEqualTo(stored.get(i).payloadRevision());
            assertThat(lines.get(i)).endsWith(",\"data\":" + stored.get(i).payload() + "}");
        }
    }

    private record Stored(String eventIdentifier, String payloadType, String payloadRevision, String payload) {}

    @Test
    void everyKindOfEventIsValid() throws Exception {
        String filter = "?merchantId=m-export-1,m-export-2";

        Schemas.assertXes(export(ExportFormat.XES, filter));
        Schemas.assertOcel(export(ExportFormat.OCEL, filter));
        assertThat(export(ExportFormat.XES, filter)).contains("<trace>", "DisputeReopened", "客服\uFFFD&quot;&lt;&amp;");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsValidToo(ExportFormat format) throws Exception {
        String nothing = export(format, "?caseId=" + CaseEvents.id(64_999));

        switch (format) {
            case NDJSON -> assertThat(nothing).isEmpty();
            case CSV -> assertThat(nothing).startsWith("position,").hasLineCount(1);
            case XES -> Schemas.assertXes(nothing);
            case OCEL -> Schemas.assertOcel(nothing);
        }
        assertThat(export(format, "?limit=0")).isEqualTo(nothing);
        assertThat(export(format, "?after=" + Long.MAX_VALUE)).isEqualTo(nothing);
    }

    @Test
    void wordsOfPeopleAreInNoTable() {
        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.XES, ExportFormat.OCEL)) {
            assertThat(export(format, "?merchantId=m-export-1,m-export-2"))
                    .as(format.name())
                    .doesNotContain("悄悄", "whispered", "包裹", "phone X", "tea", "order-64001", "delivery.jpg");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caseId=%1$s | 9",
                "caseId=%1$s,%2$s | 74",
                "merchantId=m-export-1 | 9",
                "merchantId=m-export-1&streamType=DisputeCase | 6",
                "merchantId=m-export-1&streamType=Payment | 3",
                "merchantId=m-export-1,m-export-2&streamType=Payment | 5",
                "merchantId=m-export-2&caseId=%1$s | 0",
                "merchantId=m-nobody | 0",
                "merchantId=m-export-1&streamType=Incident | 0",
                "caseId=%1$s&from=2026-06-01T12:00:02Z | 7",
                "caseId=%1$s&to=2026-06-01T12:00:02Z | 2",
                "caseId=%1$s&from=2026-06-01T12:00:02Z&to=2026-06-01T12:00:04Z | 2",
                "caseId=%1$s&limit=4 | 4"
            })
    void filtersHoldTogether(String filter, int events) {
        String query = "?" + filter.formatted(CaseEvents.id(64_001), CaseEvents.id(64_002));

        assertThat(export(ExportFormat.NDJSON, query).lines()).hasSize(events);
        assertThat(export(ExportFormat.CSV, query).lines()).hasSize(events + 1);
        assertThat(JSON.readTree(export(ExportFormat.OCEL, query)).at("/events").size())
                .isEqualTo(events);
    }

    @Test
    void tracesHoldTheEventsOfTheTime() throws Exception {
        String query = "?merchantId=m-export-1,m-export-2&to=2026-06-01T12:00:03Z";
        String log = export(ExportFormat.XES, query);

        Schemas.assertXes(log);
        assertThat(count(log, "<trace>")).isOne();
        assertThat(count(log, "<event>")).isEqualTo(2);
        assertThat(export(ExportFormat.XES, "?streamType=Payment")).doesNotContain("<trace>");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OCEL")
    void partsMakeTheWhole(ExportFormat format) {
        String query = "?merchantId=m-export-1,m-export-2";
        List<String> whole = items(format, export(format, query));
        List<String> parts = new ArrayList<>();
        String after = "";
        for (List<String> part = List.of(""); !part.isEmpty(); ) {
            part = items(format, export(format, query + "&limit=" + (format == ExportFormat.XES ? 1 : 7) + after));
            parts.addAll(part);
            after = part.isEmpty() ? "" : "&after=" + position(part.getLast());
        }

        assertThat(whole).hasSizeGreaterThanOrEqualTo(2);
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    void partsOfAnObjectLogTellTheObjectsOfTheirEvents() {
        String query = "?merchantId=m-export-1";
        JsonNode whole = JSON.readTree(export(ExportFormat.OCEL, query));
        JsonNode first = JSON.readTree(export(ExportFormat.OCEL, query + "&limit=4"));
        JsonNode rest = JSON.readTree(export(
                ExportFormat.OCEL,
                query + "&after=" + position(first.at("/events/3").toString())));

        assertThat(Stream.concat(
                        first.at("/events").valueStream(), rest.at("/events").valueStream()))
                .containsExactlyElementsOf(whole.at("/events").valueStream().toList());
        assertThat(Set.copyOf(Stream.concat(
                                first.at("/objects").valueStream(),
                                rest.at("/objects").valueStream())
                        .toList()))
                .isEqualTo(Set.copyOf(whole.at("/objects").valueStream().toList()));
    }

    @Test
    void everyObjectIsToldOnce() {
        JsonNode log = JSON.readTree(export(ExportFormat.OCEL, "?merchantId=m-export-1,m-export-2"));
        Set<String> named = new HashSet<>();
        log.at("/events")
                .valueStream()
                .forEach(event -> event.at("/relationships")
                        .valueStream()
                        .forEach(relationship ->
                                named.add(relationship.at("/objectId").asString())));

        assertThat(log.at("/objects")
                        .valueStream()
                        .map(object -> object.at("/id").asString()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(named);
        assertThat(log.at("/objects")
                        .valueStream()
                        .map(object -> object.at("/type").asString()))
                .contains("case", "payment", "refund", "customer", "merchant", "agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&limit=2", "&from=2026-06-01T12:00:05Z", "&from=2026-06-01T12:00:06Z&streamType=Payment"})
    void everyRelationIsToAnObjectThatIsTold(String part) {
        JsonNode log = JSON.readTree(export(ExportFormat.OCEL, "?caseId=" + CaseEvents.id(64_001) + part));
        List<String> objects = log.at("/objects")
                .valueStream()
                .map(object -> object.at("/id").asString())
                .toList();

        assertThat(log.findValuesAsString("objectId")).isNotEmpty().isSubsetOf(objects);
        assertThat(objects).contains("customer:c-64001", "merchant:m-export-1").doesNotHaveDuplicates();
    }

    @Test
    void answerIsPackedForWhomUnpacks() throws Exception {
        String query = "?caseId=" + CaseEvents.id(64_001);
        HttpResponse<byte[]> packed = HttpClient.newHttpClient()
                .send(
                        http().to(path(ExportFormat.NDJSON) + query, TestTokens.auditor())
                                .header("Accept-Encoding", "br, GZIP;q=0.5")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(events(new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8)))
                .isEqualTo(export(ExportFormat.NDJSON, query));
        assertThat(http().send(http().to(path(ExportFormat.NDJSON) + query, TestTokens.auditor())
                                .header("Accept-Encoding", "gzip;q=0.0"))
                        .header("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=x",
                "after=-1",
                "after=1&after=2",
                "after=9223372036854775808",
                "limit=many",
                "limit=-1",
                "from=monday",
                "from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z",
                "caseId=case_1",
                "caseId='%20OR%201=1",
                "merchantId=%00",
                "merchantId=a%20b",
                "streamType=Cases",
                "case=1",
                "cursor=1"
            })
    void nonsenseIs400(String query) {
        for (ExportFormat format : ExportFormat.values()) {
            Answer answer = get(path(format) + "?" + query, TestTokens.auditor());

            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
            assertThat(answer.header("Content-Disposition")).isEmpty();
            assertThat(answer.body()).doesNotContain("Exception", "io.recourse", "\tat ");
        }
    }

    @Test
    void otherFormatsAreUnknown() {
        for (String path : List.of("pdf", "NDJSON", "", "%00", "..%2Fevents")) {
            assertThat(http().send(http().to(EXPORTS + path, TestTokens.auditor()))
                            .status())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAuditorsExport(ExportFormat format) {
        String path = path(format) + "?limit=1";

        assertThat(http().send(http().to(path)).status()).isEqualTo(401);
        assertThat(get(path, "nonsense").status()).isEqualTo(401);
        for (Role role : Role.values()) {
            String token = role == Role.MERCHANT ? TestTokens.merchant("m-1") : TestTokens.of("somebody", role);
            assertThat(get(path, token).status()).isEqualTo(role == Role.AUDITOR ? 200 : 403);
        }
    }

    private String export(ExportFormat format, String query) {
        Answer answer = get(path(format) + query, TestTokens.auditor());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return format == ExportFormat.NDJSON ? events(answer.body()) : answer.body();
    }

    /** Without what proves them: that is another with each event of other tests. */
    private static String events(String lines) {
        int checkpoint = lines.lastIndexOf('\n', lines.length() - 2) + 1;
        assertThat(lines.substring(checkpoint)).contains("\"type\":\"io.recourse.audit.checkpoint\"");
        return PROOF.matcher(lines.substring(0, checkpoint)).replaceAll("");
    }

    private static String path(ExportFormat format) {
        return EXPORTS + format.name().toLowerCase(Locale.ROOT);
    }

    /** What the history before it pushes on is moved back. */
    private static String fromZero(String export) {
        List<Long> positions = POSITION.matcher(export)
                .results()
                .map(MatchResult::group)
                .map(Long::parseLong)
                .sorted()
                .toList();
        return POSITION.matcher(export)
                .replaceAll(found -> Long.toString(Long.parseLong(found.group()) - positions.getFirst()));
    }

    private static List<String> items(ExportFormat format, String export) {
        return switch (format) {
            case NDJSON, OCEL -> export.lines().toList();
            case CSV -> export.lines().skip(1).toList();
            case XES ->
                Pattern.compile("(?s)<trace>.*?</trace>")
                        .matcher(export)
                        .results()
                        .map(MatchResult::group)
                        .toList();
        };
    }

    private static String position(String item) {
        return POSITION.matcher(item).results().findFirst().orElseThrow().group();
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
