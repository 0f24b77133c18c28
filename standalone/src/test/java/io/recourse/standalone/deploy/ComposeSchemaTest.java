package io.recourse.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** No container engine is needed to know that Compose will understand the file. */
class ComposeSchemaTest {

    private static final Schema SCHEMA = schema();

    @Test
    void theComposeFileFollowsTheSpecification() {
        assertThat(errors(Compose.read().tree())).isEmpty();
    }

    @Test
    void aMisspeltKeyIsNoticed() {
        Compose compose = Compose.read();
        ((ObjectNode) compose.service("gateway")).put("volums", "x");

        assertThat(errors(compose.tree())).anySatisfy(error -> assertThat(error).contains("volums"));
    }

    @Test
    void aValueOfTheWrongTypeIsNoticed() {
        Compose compose = Compose.read();
        ((ObjectNode) compose.service("postgres")).put("healthcheck", "often");

        assertThat(errors(compose.tree())).anySatisfy(error -> assertThat(error).contains("healthcheck"));
    }

    private static List<String> errors(JsonNode compose) {
        return SCHEMA.validate(compose).stream().map(Error::toString).toList();
    }

    /**
     * The published schema names its dialect by an address that differs from the standard's and itself by none at all,
     * so both are taken away here and the dialect is given.
     */
    private static Schema schema() {
        ObjectNode schema =
                (ObjectNode) ProjectFiles.json("standalone/src/test/resources/compose-spec/compose-spec.json");
        schema.remove(List.of("$schema", "$id"));
        Dialect draft7AndDeprecated = Dialect.builder(Dialects.getDraft7())
                .keyword(new AnnotationKeyword("deprecated"))
                .build();
        return SchemaRegistry.withDefaultDialect(draft7AndDeprecated).getSchema(schema);
    }
}
