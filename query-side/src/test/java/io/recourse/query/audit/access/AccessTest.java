package io.recourse.query.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.actor.Role;
import io.recourse.query.QueryTest;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.PaymentEvents;
import io.recourse.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest extends QueryTest {

    private static final String ACCESSES = "/api/v1/audit/accesses";
    private static final String CASE = "/api/v1/disputes/" + CaseEvents.id(6101);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private RecordedReads reads;

    @Autowired
    private Accesses accesses;

    @BeforeAll
    void history() {
        happened(new EventLog()
                .add(CaseEvents.of(6101).merchant("m-6101").whole())
                .add(CaseEvents.of(6102).merchant("m-6102").opened())
                .addPayment(PaymentEvents.of(6101).recorded().events()));
    }

    @Test
    void everyReadIsRecordedButThoseThatShowNothingPersonal() {
        Map<String, Boolean> all = mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.recourse.query."))
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(AccessTest::paths)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one && other));

        assertThat(all.entrySet().stream().filter(read -> !read.getValue()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "/api/v1/disputes/counts",
                        "/api/v1/disputes/workload",
                        "/api/v1/disputes/load",
                        "/api/v1/disputes/service-report",
                        "/api/v1/incidents",
                        "/api/v1/incidents/{id}",
                        "/api/v1/merchant/disputes",
                        "/api/v1/merchant/disputes/changes",
                        "/api/v1/merchant/disputes/{id}/status",
                        "/api/v1/merchant/disputes/{id}/outstanding",
                        "/api/v1/merchant/exports/ndjson",
                        "/api/v1/merchant/exports/csv",
                        "/api/v1/merchant/webhooks",
                        "/api/v1/merchant/webhooks/{id}",
                        "/api/v1/merchant/webhooks/{id}/deliveries");
        assertThat(all).containsEntry(ACCESSES, true).containsEntry("/api/v1/audit/events", true);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/disputes/{case},/api/v1/disputes/{id},AGENT,200,true",
        "/api/v1/disputes/{case}/timeline?limit=3,/api/v1/disputes/{id}/timeline,SUPERVISOR,200,true",
        "/api/v1/disputes/{case}/receipts,/api/v1/disputes/{id}/receipts,AGENT,200,true",
        "/api/v1/disputes/{case}/guide,/api/v1/disputes/{id}/guide,AGENT,200,true",
        "/api/v1/payments/pay-6101,/api/v1/payments/{paymentId},AGENT,200,true",
        "/api/v1/payments/pay-6101/voucher,/api/v1/payments/{paymentId}/voucher,AGENT,200,true",
        "/api/v1/payments?customerId=c-6101,/api/v1/payments,AGENT,200,true",
        "/api/v1/disputes?status=CLOSED&q=parcel,/api/v1/disputes,AGENT,200,false",
        "/api/v1/audit/disputes/{case}?atVersion=3,/api/v1/audit/disputes/{id},AUDITOR,200,true",
        "/api/v1/audit/disputes/{case}/events,/api/v1/audit/disputes/{id}/events,AUDITOR,200,true",
        "/api/v1/audit/events?limit=2,/api/v1/audit/events,AUDITOR,200,false",
        "/api/v1/audit/accesses?limit=1,/api/v1/audit/accesses,AUDITOR,200,false",
        "/api/v1/disputes/{case}?minVersion=x,/api/v1/disputes/{id},AGENT,400,true",
        "/api/v1/disputes/{case}/refund-eligibility?paymentId=%00&amount=1&currency=CNY,/api/v1/disputes/{id}/refund-eligibility,AGENT,400,true",
        "/api/v1/disputes?q=%C0%AF,/api/v1/disputes,AGENT,400,false",
        "/api/v1/audit/events?limit=%FF,/api/v1/audit/events,AUDITOR,400,false",
        "/api/v1/payments/pay-unknown,/api/v1/payments/{paymentId},AGENT,404,false",
        "/api/v1/disputes/nonsense,/api/v1/disputes/{id},AGENT,400,false",
        "/api/v1/audit/disputes/{case}/events,/api/v1/audit/disputes/{id}/events,AGENT,403,true",
        "/api/v1/merchant/disputes/{case},/api/v1/merchant/disputes/{id},AGENT,403,true"
    })
    void readIsRecordedWithItsAnswer(String path, String template, Role role, int status, boolean ofTheCustomer) {
        String reader = "reader-" + UUID.randomUUID();

        Answer answer = get(path.replace("{case}", CaseEvents.id(6101).value()), TestTokens.of(reader, role));

        assertThat(answer.status()).isIn(status, 404);
        JsonNode access = only("actor=" + reader);
        assertThat(access.at("/operation").asString()).isEqualTo("GET " + template);
        assertThat(access.at("/actorRole").asString()).isEqualTo(role.name());
        assertThat(access.at("/status").asInt()).isEqualTo(answer.status());
        assertThat(access.at("/customerId").asString("nobody")).isEqualTo(ofTheCustomer ? "c-6101" : "nobody");
        assertThat(access.has("purpose")).isFalse();
    }

    @Test
    void merchantsReadIsRecordedWithTheMerchant() {
        Answer answer = get("/api/v1/merchant/disputes/" + CaseEvents.id(6102), TestTokens.merchant("m-6102"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode access = only("actor=merchant-m-6102");
        assertThat(access.at("/merchantId").asString()).isEqualTo("m-6102");
        assertThat(access.at("/actorRole").asString()).isEqualTo("MERCHANT");
        assertThat(access.at("/caseId").asString())
                .isEqualTo(CaseEvents.id(6102).value());
    }

    @Test
    void anothersCaseIsRecordedAsAnAttempt() {
        get("/api/v1/merchant/disputes/" + CaseEvents.id(6101), TestTokens.merchant("m-6199"));

        JsonNode access = only("actor=merchant-m-6199");
        assertThat(access.at("/status").asInt()).isEqualTo(404);
        assertThat(access.at("/customerId").asString()).isEqualTo("c-6101");
    }

    @Test
    void pollingAndStrangersAreNotRecorded() {
        get("/api/v1/merchant/disputes/" + CaseEvents.id(6101) + "/status", TestTokens.merchant("m-6101"));
        get("/api/v1/disputes/counts", TestTokens.of("counter", Role.AGENT));
        http().send(http().to(CASE));

        assertThat(list("actor=counter&actor=merchant-m-6101")).isEmpty();
    }

    @Test
    void whatIsAskedOfAListIsRecordedWithoutWords() {
        String reader = "reader-" + UUID.randomUUID();

        get(
                "/api/v1/disputes?status=OPEN,CLOSED&q=Zhang%20San&assignee=lisi&customerId=c-1&customerId=c-2&limit=5",
                TestTokens.of(reader, Role.AGENT));

        assertThat(only("actor=" + reader).at("/filters").asString())
                .isEqualTo("status=OPEN,CLOSED&customerId=c-1&customerId=c-2&assignee=*&q=*&limit=5");
    }

    @Test
    void purposeIsKeptMaskedAndSealed() {
        String reader = "reader-" + UUID.randomUUID();

        Answer answer = as(reader, "ticket 77, card 4111111111111111");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(only("actor=" + reader).at("/purpose").asString()).isEqualTo("ticket 77, card [card-number]");
        assertThat(answer.header("Recourse-Masked"))
                .hasValueSatisfying(masked -> assertThat(masked).startsWith("Recourse-Purpose;kind=card-number"));
        assertThat(database()
                        .sql("select purpose from query.access_entry where actor_id = ?")
                        .param(reader)
                        .query(String.class)
                        .single())
                .doesNotContain("ticket");
    }

    @Test
    void purposeMayBeChinese() {
        String reader = "reader-" + UUID.randomUUID();

        assertThat(as(reader, "%E4%B8%BA%E4%BA%86%E6%A0%B8%E5%AF%B9 77").status())
                .isEqualTo(200);
        assertThat(only("actor=" + reader).at("/purpose").asString()).isEqualTo("为了核对 77");
    }

    @Test
    void auditorsMayHaveToSayWhatFor() throws Exception {
        RecordingFilter strict = new RecordingFilter(reads, accesses, true);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/audit/events");
        request.setUserPrincipal(new JwtAuthenticationToken(
                Jwt.withTokenValue("t").header("alg", "none").subject("strict").build(),
                List.of(new SimpleGrantedAuthority("ROLE_AUDITOR"))));

        assertThatThrownBy(() -> strict.doFilter(request, new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST));
        assertThat(list("actor=strict")).isEmpty();

        request.addHeader("Recourse-Purpose", "yearly audit");
        strict.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(only("actor=strict").at("/purpose").asString()).isEqualTo("yearly audit");
    }

    @Test
    void purposeThatIsNoneIs400() {
        String reader = "reader-" + UUID.randomUUID();

        for (String purpose : List.of(" ", "x".repeat(201), "100%", "%zz", "%C3", "a%0Ab", "%00")) {
            Answer answer = http().send(
                            http().to(CASE, TestTokens.of(reader, Role.AGENT)).header("Recourse-Purpose", purpose));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/violations/0/pointer").asString()).contains("Recourse-Purpose");
        }
        assertThat(list("actor=" + reader)).isEmpty();
    }

    @Test
    void customersReadsAreFoundNewestFirstInPages() {
        String reader = "reader-" + UUID.randomUUID();
        String token = TestTokens.of(reader, Role.AGENT);
        for (String path : List.of(CASE, "/api/v1/payments/pay-6101", CASE + "/receipts", "/api/v1/payments/pay-1")) {
            get(path, token);
        }
        String wanted = ACCESSES + "?customerId=c-6101&role=AGENT&actor=" + reader + "&limit=2";

        JsonNode first = get(wanted, TestTokens.auditor()).json();
        JsonNode second = get(wanted + "&cursor=" + first.at("/nextCursor").asString(), TestTokens.auditor())
                .json();

        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.at("/items").valueStream())
                        .map(access -> access.at("/operation").asString()))
                .containsExactly(
                        "GET /api/v1/disputes/{id}/receipts",
                        "GET /api/v1/payments/{paymentId}",
                        "GET /api/v1/disputes/{id}");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(list("actor=" + reader + "&caseId=" + CaseEvents.id(6101))).hasSize(2);
        assertThat(list("actor=" + reader + "&paymentId=pay-1")).hasSize(1);
        assertThat(list("actor=" + reader + "&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(list("actor=" + reader + "&from=2020-01-01T00:00:00Z")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?role=KING", "?caseId=x", "?from=monday", "?cursor=1", "?limit=0", "?who=agent"})
    void badRequestIs400(String rest) {
        assertThat(get(ACCESSES + rest, TestTokens.auditor()).status()).isEqualTo(400);
    }

    @Test
    void onlyAuditorsSeeWhoLooked() {
        assertThat(http().send(http().to(ACCESSES)).status()).isEqualTo(401);
        for (Role role : List.of(Role.AGENT, Role.SUPERVISOR, Role.ADMIN)) {
            assertThat(get(ACCESSES, TestTokens.of("x", role)).status()).isEqualTo(403);
        }
        assertThat(get(ACCESSES, TestTokens.merchant("m-1")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update query.access_entry set actor_id = 'nobody'",
                "delete from query.access_entry where id = 0",
                "truncate query.access_entry"
            })
    void whatIsRecordedStays(String change) {
        assertThatThrownBy(() -> database().sql(change).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never changed");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/disputes/{case},AGENT",
        "/api/v1/payments/pay-6101/voucher,AGENT",
        "/api/v1/audit/events,AUDITOR",
        "/api/v1/disputes/nonsense,AGENT",
        "/api/v1/audit/events,AGENT"
    })
    void whatCannotBeRecordedIsNotServed(String path, Role role) {
        database()
                .sql("alter table query.access_entry add constraint not_now check (actor_id <> 'unlucky') not valid")
                .update();
        try {
            Answer answer = get(path.replace("{case}", CaseEvents.id(6101).value()), TestTokens.of("unlucky", role));

            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.header("Content-Disposition")).isEmpty();
            assertThat(answer.json().at("/type").asString()).isEqualTo("/problems/unavailable");
        } finally {
            database()
                    .sql("alter table query.access_entry drop constraint not_now")
                    .update();
        }
    }

    private Answer as(String reader, String purpose) {
        return http().send(http().to(CASE, TestTokens.of(reader, Role.AGENT)).header("Recourse-Purpose", purpose));
    }

    private JsonNode only(String filter) {
        List<JsonNode> found = list(filter);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> list(String filter) {
        Answer answer = get(ACCESSES + "?" + filter, TestTokens.auditor());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/items").valueStream().toList();
    }

    private static Stream<Map.Entry<String, Boolean>> paths(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
        return handler.getKey().getPatternValues().stream()
                .map(path -> Map.entry(path, RecordedReads.recorded(handler.getValue())));
    }
}
