package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class OpenApiTest extends StorageTest {
    private JsonNode api = MissingNode.getInstance();

    @BeforeEach
    void read() {
        Answer answer = http().send(http().to("/openapi"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        api = answer.json();
    }

    @Test
    void theDescriptionIsOpenApi31AndAsksForAToken() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/token/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.path("security").path(0).has("token")).isTrue();
        assertThat(api.at("/paths/~1problems/get/security")).isEmpty();
    }

    @Test
    void everyOperationOfTheApiTellsItsProblems() {
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode responses = operation.getValue().path("responses");
                if (path.getKey().startsWith("/api/")) {
                    assertThat(responses.propertyNames()).contains("400", "401", "403", "429", "503");
                }
                if (path.getKey().contains("{")) {
                    assertThat(responses.propertyNames()).contains("404");
                }
            }
        }
    }

    @Test
    void keysAndVersionsAreDescribedWithWhatTheyMayLeadTo() {
        JsonNode work = api.at("/paths/~1api~1v1~1probe~1work/post");

        assertThat(work.path("parameters").findValuesAsString("name")).containsExactly("Idempotency-Key", "If-Match");
        assertThat(work.path("responses").propertyNames()).contains("409", "412", "422", "428");
        assertThat(work.at("/responses/422/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(work.at("/responses/503/headers/Retry-After")).isNotEmpty();
    }

    @Test
    void anUploadIsDescribedByItsParts() {
        JsonNode body =
                api.at("/paths/~1api~1v1~1probe~1receipts/post/requestBody/content/multipart~1form-data/schema");

        assertThat(body.path("properties").propertyNames()).containsExactly("file", "metadata");
        assertThat(body.at("/properties/metadata/$ref").asString()).isEqualTo("#/components/schemas/Metadata");
    }

    @Test
    void listsAreDescribedWithTheirPaging() {
        JsonNode parameters = api.at("/paths/~1api~1v1~1probe~1page/get/parameters");

        assertThat(parameters.findValuesAsString("name")).containsExactly("limit", "cursor");
        assertThat(parameters.path(0).at("/schema/maximum").asInt()).isEqualTo(200);
    }

    @Test
    void recordsAreDescribedAsTheyAreWritten() {
        JsonNode painting = api.at("/components/schemas/Painting");

        assertThat(painting.path("required").toString()).isEqualTo("[\"title\"]");
        assertThat(painting.at("/properties/price/$ref").asString()).isEqualTo("#/components/schemas/Money");
        assertThat(painting.at("/properties/paintedAt/format").asString()).isEqualTo("date-time");
        assertThat(painting.at("/properties/colour/enum").toString()).isEqualTo("[\"RED\",\"GREEN\"]");
        assertThat(painting.at("/properties/note/type").asString()).isEqualTo("string");
        assertThat(painting.at("/properties/owners/items/type").asString()).isEqualTo("string");
        assertThat(painting.at("/properties/id/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/Money/properties/amount/type").asString())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas").propertyNames())
                .noneMatch(name -> name.startsWith("Optional") || name.equals("Currency") || name.equals("CaseId"));
    }

    @Test
    void thereIsAPageToTryIt() {
        Answer entry = http().send(http().to("/openapi/ui"));
        assertThat(entry.status()).isEqualTo(302);
        String page = entry.header("Location").orElseThrow();
        Answer html = http().send(http().to(page.replaceFirst("https?://[^/]+", "")));

        assertThat(html.status()).isEqualTo(200);
        assertThat(html.body()).contains("swagger-ui-bundle.js");
        assertThat(html.header("Content-Security-Policy").orElseThrow()).contains("default-src 'self'");
        Answer configuration = http().send(http().to("/openapi/swagger-config"));
        assertThat(configuration.json().path("url").asString()).isEqualTo("/openapi");
    }
}
