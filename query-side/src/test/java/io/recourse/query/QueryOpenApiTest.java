package io.recourse.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryOpenApiTest extends QueryTest {

    private JsonNode api = tools.jackson.databind.node.MissingNode.getInstance();

    @BeforeAll
    void read() {
        api = http().send(http().to("/openapi")).json();
    }

    @Test
    void everyReadIsDescribed() {
        assertThat(api.at("/paths").propertyNames())
                .contains(
                        "/api/v1/disputes",
                        "/api/v1/disputes/counts",
                        "/api/v1/disputes/{id}",
                        "/api/v1/disputes/{id}/timeline",
                        "/api/v1/disputes/{id}/deadlines",
                        "/api/v1/disputes/{id}/receipts",
                        "/api/v1/disputes/{id}/receipts/{receiptId}/content",
                        "/api/v1/disputes/workload",
                        "/api/v1/disputes/load",
                        "/api/v1/disputes/service-report",
                        "/api/v1/disputes/{id}/guide",
                        "/api/v1/disputes/{id}/refund-eligibility",
                        "/api/v1/incidents",
                        "/api/v1/incidents/{id}",
                        "/api/v1/payments",
                        "/api/v1/payments/{paymentId}",
                        "/api/v1/merchant/disputes",
                        "/api/v1/merchant/disputes/{id}",
                        "/api/v1/merchant/disputes/{id}/status",
                        "/api/v1/merchant/disputes/{id}/outstanding",
                        "/api/v1/merchant/disputes/changes",
                        "/api/v1/merchant/exports/ndjson",
                        "/api/v1/merchant/exports/csv",
                        "/api/v1/merchant/webhooks",
                        "/api/v1/merchant/webhooks/{id}",
                        "/api/v1/merchant/webhooks/{id}/deliveries",
                        "/api/v1/merchant/disputes/{id}/receipts/{receiptId}/content",
                        "/api/v1/audit/disputes/{id}",
                        "/api/v1/audit/disputes/{id}/events",
                        "/api/v1/audit/disputes/{id}/timeline",
                        "/api/v1/audit/disputes/{id}/differences",
                        "/api/v1/audit/events",
                        "/api/v1/audit/accesses",
                        "/api/v1/audit/exports/ndjson",
                        "/api/v1/audit/exports/csv",
                        "/api/v1/audit/exports/xes",
                        "/api/v1/audit/exports/ocel",
                        "/api/v1/audit/checkpoints",
                        "/api/v1/audit/checkpoints/latest",
                        "/api/v1/audit/keys",
                        "/api/v1/audit/proofs/inclusion",
                        "/api/v1/audit/proofs/consistency",
                        "/api/v1/audit/verifications",
                        "/api/v1/audit/verifications/{id}");
        assertThat(api.at("/paths").valueStream().map(path -> path.at("/get/summary")))
                .allSatisfy(summary -> assertThat(summary.asString()).isNotBlank());
    }

    @Test
    void filtersAreParametersOfTheirOwn() {
        JsonNode worklist = api.at("/paths/~1api~1v1~1disputes/get/parameters");

        assertThat(names(worklist))
                .contains("status", "stage", "merchantId", "missed", "dueBefore", "q", "sort", "limit", "cursor")
                .doesNotContain("filter", "caller");
        assertThat(parameter(worklist, "status").at("/schema/items/enum").size())
                .isEqualTo(6);
        assertThat(names(worklist))
                .contains("assignee", "queue", "urgent", "origin", "waitingFor", "task", "incidentId", "view");
        assertThat(parameter(worklist, "urgent").at("/schema/type").asString()).isEqualTo("boolean");
        assertThat(parameter(worklist, "dueBefore").at("/schema/format").asString())
                .isEqualTo("date-time");
        assertThat(parameter(worklist, "sort").at("/schema/default").asString()).isEqualTo("-openedAt");
        assertThat(names(api.at("/paths/~1api~1v1~1merchant~1disputes/get/parameters")))
                .containsExactlyInAnyOrder(
                        "status",
                        "stage",
                        "phase",
                        "outcome",
                        "reason",
                        "paymentId",
                        "openedAfter",
                        "updatedAfter",
                        "limit",
                        "cursor",
                        "If-None-Match",
                        "Prefer");
    }

    @Test
    void recordedReadsSayThatAPurposeMayBeGiven() {
        assertThat(names(api.at("/paths/~1api~1v1~1disputes~1{id}/get/parameters")))
                .contains("Recourse-Purpose");
        assertThat(names(api.at("/paths/~1api~1v1~1audit~1accesses/get/parameters")))
                .containsExactlyInAnyOrder(
                        "actor",
                        "role",
                        "caseId",
                        "paymentId",
                        "customerId",
                        "from",
                        "to",
                        "limit",
                        "cursor",
                        "Recourse-Purpose");
        assertThat(names(api.at("/paths/~1api~1v1~1disputes~1counts/get/parameters")))
                .doesNotContain("Recourse-Purpose");
    }

    @Test
    void exportsSayHowTheyAreAskedForAndWhatTheyAre() {
        JsonNode csv = api.at("/paths/~1api~1v1~1audit~1exports~1csv/get");

        assertThat(names(csv.at("/parameters")))
                .containsExactlyInAnyOrder(
                        "caseId", "merchantId", "from", "to", "streamType", "after", "limit", "Recourse-Purpose");
        assertThat(csv.at("/responses/200/content").propertyNames()).containsExactly("text/csv");
    }

    private static List<String> names(JsonNode parameters) {
        return parameters
                .valueStream()
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }

    private static JsonNode parameter(JsonNode parameters, String name) {
        return parameters
                .valueStream()
                .filter(parameter -> parameter.at("/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
