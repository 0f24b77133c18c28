package io.recourse.standalone.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.standalone.identity.DemoClient;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RealmTest {

    private static final String FILE = "deploy/keycloak/recourse-realm.json";

    private final JsonNode realm = ProjectFiles.json(FILE);
    private final Map<String, String> documented = documentedClients();

    @Test
    void itsRolesAreTheRolesThatATokenMayCarry() {
        List<String> roles = Stream.of(Role.values())
                .filter(role -> role != Role.SYSTEM)
                .map(Role::name)
                .toList();

        assertThat(names(realm.required("roles").required("realm"), "name")).containsExactlyElementsOf(roles);
        assertThat(ProjectFiles.texts(realm.required("scopeMappings").get(0).required("roles")))
                .containsExactlyElementsOf(roles);
    }

    @Test
    void itsClientsAreTheDocumentedOnes() {
        assertThat(enabledClients().map(client -> client.required("clientId").asString()))
                .containsExactlyElementsOf(documented.keySet());
    }

    @Test
    void eachClientHasItsDocumentedRole() {
        Map<String, String> roles = ProjectFiles.each(realm.required("users"))
                .collect(toMap(
                        user -> user.required("serviceAccountClientId").asString(),
                        user -> String.join(",", ProjectFiles.texts(user.required("realmRoles")))));

        assertThat(roles).containsExactlyInAnyOrderEntriesOf(documented);
    }

    @Test
    void theStandaloneHasTheSameClientsInTheSameRoles() {
        assertThat(documented)
                .allSatisfy((client, role) -> assertThat(DemoClient.named(client))
                        .hasValueSatisfying(demo -> assertThat(demo.role()).hasToString(role)));
        assertThat(Stream.of(DemoClient.NAMES.split(", ")).filter(name -> !name.startsWith("merchant-")))
                .isSubsetOf(documented.keySet());
    }

    @Test
    void onlyMerchantsHaveAMerchantIdAndItIsTheOneInTheirName() {
        assertThat(ProjectFiles.each(realm.required("users"))).allSatisfy(user -> {
            String client = user.required("serviceAccountClientId").asString();
            List<String> merchant = ProjectFiles.texts(user.path("attributes").path("merchant_id"));
            assertThat(merchant.stream().map("merchant-"::concat).toList())
                    .isEqualTo(client.startsWith("merchant-") ? List.of(client) : List.of());
        });
    }

    @Test
    void clientsHaveASecretAndNoOtherWayIn() {
        assertThat(enabledClients()).allSatisfy(client -> {
            String name = client.required("clientId").asString();
            assertThat(client.required("secret").asString()).isEqualTo("${" + secretVariable(name) + "}");
            assertThat(client.required("serviceAccountsEnabled").asBoolean()).isTrue();
            assertThat(client.required("publicClient").asBoolean()).isFalse();
        });
        assertThat(ProjectFiles.each(realm.required("clients")))
                .allSatisfy(client -> assertThat(
                                List.of("standardFlowEnabled", "implicitFlowEnabled", "directAccessGrantsEnabled"))
                        .noneMatch(flow -> client.required(flow).asBoolean()));
    }

    @Test
    void keycloaksOwnClientsAreOff() {
        assertThat(ProjectFiles.each(realm.required("clients"))
                        .filter(client -> !client.required("enabled").asBoolean())
                        .map(client -> client.required("clientId").asString()))
                .containsExactlyInAnyOrder(
                        "account", "account-console", "admin-cli", "broker", "security-admin-console");
    }

    @Test
    void everyPlaceholderIsAVariableOfTheService() {
        Collection<String> variables =
                Compose.read().service("keycloak").required("environment").propertyNames();

        assertThat(ProjectFiles.found("\\$\\{(\\w+)}", ProjectFiles.text(FILE)))
                .hasSize(documented.size())
                .isSubsetOf(variables);
    }

    @Test
    void tokensCarryTheClaimsThatTheSidesRead() {
        JsonNode scope = realm.required("clientScopes").get(0);
        List<String> claims = ProjectFiles.each(scope.required("protocolMappers"))
                .map(mapper -> mapper.required("config"))
                .filter(config ->
                        config.required("access.token.claim").asString().equals("true"))
                .map(config -> config.has("included.custom.audience")
                        ? "aud=" + config.get("included.custom.audience").asString()
                        : config.required("claim.name").asString())
                .toList();

        assertThat(claims).containsExactlyInAnyOrder("sub", "roles", "merchant_id", "aud=recourse");
        assertThat(ProjectFiles.texts(realm.required("defaultDefaultClientScopes")))
                .containsExactly(scope.required("name").asString());
    }

    @Test
    void tokensLiveShortlyAndAreSignedWithAPublicKeyAlgorithm() {
        assertThat(realm.required("accessTokenLifespan").asInt()).isBetween(60, 600);
        assertThat(realm.required("defaultSignatureAlgorithm").asString()).isIn("RS256", "ES256");
    }

    private Stream<JsonNode> enabledClients() {
        return ProjectFiles.each(realm.required("clients"))
                .filter(client -> client.required("enabled").asBoolean());
    }

    private static String secretVariable(String client) {
        return "RECOURSE_CLIENT_" + client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET";
    }

    private static List<String> names(JsonNode array, String property) {
        return ProjectFiles.each(array)
                .map(node -> node.required(property).asString())
                .toList();
    }

    /** The table in the guide: client and role, in order. */
    private static Map<String, String> documentedClients() {
        return Pattern.compile("^\\| `([\\w-]+)` \\| ([A-Z]+)", Pattern.MULTILINE)
                .matcher(ProjectFiles.text("docs/distributed.md"))
                .results()
                .collect(
                        toMap(row -> row.group(1), row -> row.group(2), (first, second) -> second, LinkedHashMap::new));
    }
}
