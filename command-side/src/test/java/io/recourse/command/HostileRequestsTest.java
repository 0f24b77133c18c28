package io.recourse.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.recourse.actor.Role;
import io.recourse.runtime.content.Upload;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What strangers, other roles and hostile clients get from each endpoint that commands; none of it leaves an event. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest extends CommandHttpTest {

    private static final String DEEP = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
    private static final List<String> NO_REQUESTS = List.of("", "{", "null", "[]", "\"text\"", "\u0000", DEEP);
    /** In a path as they are sent: NUL, half a surrogate pair, SQL, HTML, ways out, and too much. */
    private static final List<String> NO_IDS = List.of(
            "~",
            "%00",
            "case_%00",
            "%ED%A0%80",
            "%FF",
            "'%20OR%20'1'='1",
            "%27%3BDROP%20TABLE%20x--",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "..%2F..",
            "%2e%2e",
            "$%7Bjndi:ldap:%2F%2Fx%7D",
            "~".repeat(5_000),
            "~".repeat(10_000));

    private static final RSAKey NOBODYS_KEY = TestTokens.key();

    @Autowired
    private EventStore events;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private HttpCalls calls;
    private String caseId;
    private long before;

    @BeforeAll
    void openACase() {
        calls = http();
        String payment = "pay-" + UUID.randomUUID();
        String token = TestTokens.agent();
        calls.send(calls.to("/api/v1/payments/" + payment, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "c-1", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                         "amount": {"amount": "88.00", "currency": "CNY"}}""")));
        Answer opened = calls.send(
                calls.post("/api/v1/disputes", token, """
                        {"customerId": "c-1", "reason": "OTHER", "channel": "PHONE", "paymentIds": ["%s"]}""".formatted(payment)).header("Idempotency-Key", payment));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        caseId = opened.json().at("/disputeId").asString();
    }

    @BeforeEach
    void countEvents() {
        before = head();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void everyEndpointIsTriedHere() {
        List<String> untried = commands()
                .filter(info -> Endpoints.ALL.stream().noneMatch(endpoint -> leadsTo(endpoint, info)))
                .map(RequestMappingInfo::toString)
                .toList();

        assertThat(untried).isEmpty();
        assertThat(commands()).hasSameSizeAs(Endpoints.ALL);
    }

    static Stream<Endpoint> endpoints() {
        return Endpoints.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void wantsAToken(Endpoint endpoint) {
        assertProblem(calls.send(endpoint.filled(calls.to(endpoint.path()), endpoint.body())), 401);
        assertProblem(calls.send(endpoint.request(calls, "nonsense", endpoint.body())), 401);
        assertProblem(
                calls.send(endpoint.request(
                        calls,
                        TestTokens.signed(TestTokens.claims("agent", Role.AGENT).build(), NOBODYS_KEY),
                        endpoint.body())),
                401);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void letsNobodyElseIn(Endpoint endpoint) {
        Stream<String> others = Arrays.stream(Role.values())
                .filter(role -> !endpoint.roles().contains(role))
                .map(role -> role == Role.MERCHANT ? TestTokens.merchant("m-1") : TestTokens.of("other", role));
        Stream<String> incomplete = Stream.of(TestTokens.of("nobody"), TestTokens.of("merchant", Role.MERCHANT));

        assertThat(Stream.concat(others, incomplete)).allSatisfy(token -> {
            HttpRequest.Builder request = endpoint.request(calls, token, endpoint.body());
            assertProblem(calls.send(request.header("Idempotency-Key", "stranger")), 403);
        });
    }

    static Stream<Endpoint> endpointsWithBody() {
        return endpoints().filter(endpoint -> !endpoint.body().isEmpty());
    }

    private boolean known(String method, Endpoint endpoint) {
        return mapping.getHandlerMethods().keySet().stream()
                .anyMatch(info -> leadsTo(new Endpoint(method, endpoint.path(), ""), info));
    }

    static Stream<Endpoint> endpointsWithJson() {
        return endpointsWithBody().filter(endpoint -> !endpoint.wantsYaml());
    }

    @ParameterizedTest
    @MethodSource("endpointsWithJson")
    void refusesWhatIsNotARequest(Endpoint endpoint) {
        assertThat(NO_REQUESTS).allSatisfy(body -> assertProblem(send(endpoint.onCase(caseId), body), 400));
    }

    @ParameterizedTest
    @MethodSource("endpointsWithBody")
    void refusesBytesThatAreNoText(Endpoint endpoint) {
        byte[] bytes = endpoint.body().getBytes(StandardCharsets.ISO_8859_1);
        bytes[bytes.length - 3] = (byte) 0xC3;
        HttpRequest.Builder request = endpoint.onCase(caseId).request(calls, endpoint.token(), endpoint.body());
        HttpRequest.Builder garbled = request.method(endpoint.method(), HttpRequest.BodyPublishers.ofByteArray(bytes));

        assertProblem(calls.send(garbled.header("Idempotency-Key", "garbled")), 400);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void knowsNoOtherMethod(Endpoint endpoint) {
        HttpRequest.Builder request = endpoint.onCase(caseId).request(calls, endpoint.token(), endpoint.body());
        assertThat(Stream.of("GET", "PATCH", "DELETE").filter(method -> !known(method, endpoint)))
                .allSatisfy(method -> {
                    Answer answer =
                            calls.send(request.copy().method(method, HttpRequest.BodyPublishers.ofString("{}")));
                    assertProblem(answer, 405);
                });
    }

    @ParameterizedTest
    @MethodSource("endpointsWithJson")
    void refusesARequestOfWhichOneMemberIsWrong(Endpoint endpoint) {
        List<String> wrong = WrongBodies.of(endpoint.body(), request(endpoint));

        assertThat(wrong)
                .hasSizeGreaterThan(5)
                .allSatisfy(body -> assertProblem(send(endpoint.onCase(caseId), body), 400));
    }

    @ParameterizedTest
    @MethodSource("endpointsWithBody")
    void refusesTooMuch(Endpoint endpoint) {
        Answer answer = send(endpoint, "{\"text\": \"" + "x".repeat(2_000_000) + "\"}");

        assertProblem(answer, endpoint.wantsForm() ? 400 : 413);
    }

    @ParameterizedTest
    @MethodSource("endpointsWithBody")
    void refusesAnotherMediaType(Endpoint endpoint) {
        HttpRequest.Builder request = endpoint.request(calls, endpoint.token(), endpoint.body());
        String type = endpoint.wantsForm() ? "application/json" : "text/plain";

        Answer answer = calls.send(request.setHeader("Content-Type", type)
                .setHeader("Idempotency-Key", UUID.randomUUID().toString()));

        assertProblem(answer, 415);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesAnIdThatIsNone(Endpoint endpoint) {
        assertThat(pathsWithAWrongId(endpoint)).allSatisfy(path -> {
            // On a connection of its own: one that the server gives up after such a path must not be taken up again.
            Answer answer = http().send(endpoint.at(path)
                    .request(calls, endpoint.token(), endpoint.body())
                    .header("Idempotency-Key", UUID.randomUUID().toString()));
            assertThat(answer.status()).as(answer.body()).isIn(400, 404);
            assertProblem(answer, answer.status());
        });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesAHeaderThatIsNone(Endpoint endpoint) {
        boolean plain = endpoint.method().equals("PUT");
        List<String> keys = plain ? List.of() : List.of("\"", "a\"b", "k".repeat(256), "", "a b");
        assertThat(keys).allSatisfy(key -> {
            HttpRequest.Builder request = endpoint.request(calls, endpoint.token(), endpoint.body());
            assertProblem(calls.send(request.setHeader("Idempotency-Key", key)), 400);
        });
        List<String> versions =
                endpoint.ofCase() ? List.of("7", "W/\"7\"", "\"7\", \"8\"", "\"-1\"", "\"x\"") : List.of();
        assertThat(versions).allSatisfy(version -> {
            HttpRequest.Builder request = endpoint.request(calls, endpoint.token(), endpoint.body());
            assertProblem(
                    calls.send(request.setHeader("If-Match", version)
                            .setHeader("Idempotency-Key", UUID.randomUUID().toString())),
                    400);
        });
    }

    static Stream<Endpoint> endpointsOfACase() {
        return endpoints().filter(Endpoint::ofCase);
    }

    @ParameterizedTest
    @MethodSource("endpointsOfACase")
    void knowsNoOtherCase(Endpoint endpoint) {
        Answer answer = send(endpoint, endpoint.body());

        assertProblem(answer, 404);
        assertThat(answer.json().at("/rule").asString())
                .isEqualTo(endpoint.path().endsWith("/incident") ? "incident-unknown" : "case-unknown");
    }

    @ParameterizedTest
    @MethodSource("endpointsOfACase")
    void actsOnlyOnTheVersionThatTheCallerHasSeen(Endpoint endpoint) {
        Endpoint known = endpoint.onCase(caseId);
        Answer answer = calls.send(known.request(calls, known.token(), known.body())
                .header("If-Match", "\"999\"")
                .header("Idempotency-Key", UUID.randomUUID().toString()));

        assertProblem(answer, endpoint.path().endsWith("/incident") ? 404 : 412);
    }

    static Stream<Endpoint> endpointsOfMerchants() {
        return endpointsOfACase().filter(Endpoint::merchants);
    }

    @ParameterizedTest
    @MethodSource("endpointsOfMerchants")
    void tellsAMerchantOfAnothersCaseWhatItTellsOfNone(Endpoint endpoint) {
        String other = TestTokens.merchant("m-2");
        HttpRequest.Builder there = endpoint.onCase(caseId).request(calls, other, endpoint.body());
        HttpRequest.Builder nowhere = endpoint.request(calls, other, endpoint.body());

        Answer anothers = calls.send(there);
        Answer none = calls.send(nowhere);

        assertProblem(anothers, 404);
        assertThat(neutral(anothers)).isEqualTo(neutral(none));
        assertThat(neutral(calls.send(there.header("If-Match", "\"999\"")))).isEqualTo(neutral(none));
    }

    /** Without what names the request. */
    private Map<String, String> neutral(Answer answer) {
        return answer.json()
                .propertyStream()
                .filter(member -> !member.getKey().equals("traceId"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        member -> member.getValue().toString().replace(caseId, Endpoint.UNKNOWN_CASE)));
    }

    private Answer send(Endpoint endpoint, String body) {
        return calls.send(endpoint.request(calls, endpoint.token(), body)
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Stream<RequestMappingInfo> commands() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.recourse.command."))
                .map(Map.Entry::getKey)
                .filter(info -> !info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                // Whoever calls it is known by a signature, and has no token.
                .filter(info -> !pattern(info).getPatternString().startsWith("/webhooks/"));
    }

    private static boolean leadsTo(Endpoint endpoint, RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.valueOf(endpoint.method()))
                && pattern(info).matches(PathContainer.parsePath(endpoint.path()));
    }

    private static PathPattern pattern(RequestMappingInfo info) {
        return Optional.ofNullable(info.getPathPatternsCondition())
                .orElseThrow()
                .getFirstPattern();
    }

    private Map.Entry<RequestMappingInfo, HandlerMethod> handler(Endpoint endpoint) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> leadsTo(endpoint, entry.getKey()))
                .findFirst()
                .orElseThrow();
    }

    private Class<?> request(Endpoint endpoint) {
        return Arrays.stream(handler(endpoint).getValue().getMethod().getParameters())
                .filter(parameter ->
                        parameter.isAnnotationPresent(RequestBody.class) || parameter.getType() == Upload.class)
                .map(HostileRequestsTest::read)
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> read(Parameter parameter) {
        return parameter.getParameterizedType() instanceof ParameterizedType upload
                ? (Class<?>) upload.getActualTypeArguments()[0]
                : parameter.getType();
    }

    private Stream<String> pathsWithAWrongId(Endpoint endpoint) {
        String[] segments = endpoint.path().split("/");
        String[] names = pattern(handler(endpoint).getKey()).getPatternString().split("/");
        return IntStream.range(0, names.length)
                .filter(i -> names[i].startsWith("{"))
                .boxed()
                .flatMap(i -> NO_IDS.stream().map(id -> {
                    String[] wrong = segments.clone();
                    wrong[i] = id;
                    return String.join("/", wrong);
                }));
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "io.recourse", "\tat ");
    }

    private long head() {
        return events.createHeadToken() == null
                ? 0
                : events.createHeadToken().position().orElse(0);
    }
}
