package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the whole API, as the default installation serves it. */
class ApiDescriptionTest {

    @Test
    void describes_every_operation_and_no_type_that_is_missing() {
        HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
        JsonNode api = http.send(http.to("/openapi")).json();

        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/api/v1/payments/{paymentId}",
                        "/api/v1/disputes",
                        "/api/v1/disputes/{id}",
                        "/api/v1/disputes/{id}/receipts",
                        "/api/v1/disputes/{id}/escalations",
                        "/api/v1/disputes/{id}/refunds",
                        "/api/v1/disputes/{id}/timeline");
        assertThat(api.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        assertThat(api.path("paths").propertyNames().stream().map(path -> path.replaceAll("\\{.*?}", "{}")))
                .as("paths that differ only in the names of their variables")
                .doesNotHaveDuplicates();
        assertThat(api.at("/paths/~1api~1v1~1disputes/get/parameters").findValuesAsString("name"))
                .contains("status", "merchantId", "sort", "limit", "cursor")
                .doesNotContain("filter");
        assertThat(api.at("/components/schemas/PaymentView/required").toString())
                .contains("refundable")
                .doesNotContain("orderNumber");
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                assertThat(operation.getValue().path("summary").asString(""))
                        .as("%s %s", operation.getKey(), path.getKey())
                        .isNotBlank();
            }
        }
        api.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(schema.getValue())
                        .as(schema.getKey())
                        .anySatisfy(member -> assertThat(member.isEmpty() && !member.isValueNode())
                                .isFalse()));
    }
}
