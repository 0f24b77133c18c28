package io.recourse.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Staff who work on incidents and their cases by HTTP. */
record Office(HttpCalls http) {

    String open(String language) {
        String key = UUID.randomUUID().toString();
        Answer opened = http.send(http.post("/api/v1/disputes", TestTokens.agent(), """
                        {"customerId": "c-%s", "reason": "TOP_UP_OR_WITHDRAWAL_FAILED", "channel": "ONLINE_CHAT",
                         "description": "not arrived", "language": "%s"}""".formatted(key, language))
                .header("Idempotency-Key", key));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return opened.json().at("/disputeId").asString();
    }

    String declare() {
        Answer declared = post("/api/v1/incidents", TestTokens.agent(), """
                {"title": "Top-ups stand still 充值延迟", "startedAt": "2026-01-05T08:00:00Z"}""");
        assertThat(declared.status()).as(declared.body()).isEqualTo(201);
        return declared.json().at("/incidentId").asString();
    }

    Answer link(String incidentId, Collection<String> caseIds) {
        String ids = caseIds.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return post(
                "/api/v1/incidents/" + incidentId + "/cases", TestTokens.agent(), "{\"disputeIds\": [" + ids + "]}");
    }

    Answer resolve(String incidentId, String outcome) {
        return post("/api/v1/incidents/" + incidentId + "/resolution", TestTokens.supervisor(), """
                {"outcome": "%s", "basis": "POLICY", "message": "Your top-up has arrived.",
                 "messageChinese": "您的充值已到账。", "summary": "booked late"}""".formatted(outcome));
    }

    Answer onCase(String caseId, String what, String body) {
        return post("/api/v1/disputes/" + caseId + "/" + what, TestTokens.agent(), body);
    }

    Answer post(String path, String token, String body) {
        return http.send(http.post(path, token, body));
    }
}
