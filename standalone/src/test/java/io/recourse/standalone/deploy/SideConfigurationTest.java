package io.recourse.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** What compose tells a side is what the side's configuration listens to. */
class SideConfigurationTest {

    static final List<String> SIDES = Compose.SIDES;

    private static final String SHARED = "shared-events/src/main/resources/";

    /** Read by Spring Boot itself under these names. */
    private static final Set<String> SPRINGS_OWN = Set.of("SPRING_PROFILES_ACTIVE", "SERVER_PORT");

    private final Compose compose = Compose.read();

    @ParameterizedTest
    @FieldSource("SIDES")
    void listensOnTheSamePortAloneAndInAContainer(String side) {
        assertThat(property(side + "/src/main/resources/application.yaml", "server.port"))
                .hasValue(compose.environment(side, "SERVER_PORT"));
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void readsEveryVariableThatComposeSetsAndNeedsNoOther(String side) {
        Set<String> given =
                new TreeSet<>(compose.service(side).required("environment").propertyNames());
        given.removeAll(SPRINGS_OWN);
        given.removeIf(name -> Compose.GATEWAYS.matcher(name).lookingAt());

        assertThat(ProjectFiles.found("\\$\\{([A-Z][A-Z_]+)(?::[^}]*)?}", configuration(side)))
                .containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void commandSideIsGivenEveryKeyThatItsGatewaysRead() {
        String gateways = "command-side/src/main/java/io/recourse/command/gateway/";
        Set<String> read = Stream.of("stripe/StripeSettings", "adyen/AdyenSettings", "wechat/WechatPayKeys")
                .map(file -> ProjectFiles.text(gateways + file + ".java"))
                .flatMap(source -> ProjectFiles.found("\"(" + Compose.GATEWAYS + "\\w+)\"", source).stream())
                .collect(Collectors.toSet());

        assertThat(compose.service("command-side").required("environment").propertyNames().stream()
                        .filter(name -> Compose.GATEWAYS.matcher(name).lookingAt()))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void theProfileTurnsAxonServerOn(String side) {
        String profile = compose.environment(side, "SPRING_PROFILES_ACTIVE");

        assertThat(property(SHARED + "application-" + profile + ".yaml", "axon.axonserver.enabled"))
                .hasValue("true");
        assertThat(property(SHARED + "recourse.yaml", "axon.axonserver.enabled"))
                .hasValue("false");
    }

    @Test
    void behindTheGatewayTheForwardedHeadersAreBelieved() {
        assertThat(property(SHARED + "application-axonserver.yaml", "server.forward-headers-strategy"))
                .hasValue("native");
        assertThat(ProjectFiles.text("deploy/gateway/nginx.conf"))
                .contains("X-Forwarded-For ", "X-Forwarded-Proto ", "X-Forwarded-Port ", "Host $http_host");
    }

    @Test
    void theAudienceIsTheOneThatTheRealmPutsIntoTokens() {
        String audience = property(SHARED + "recourse.yaml", "spring.security.oauth2.resourceserver.jwt.audiences")
                .orElseThrow();

        assertThat(ProjectFiles.json("deploy/keycloak/recourse-realm.json")
                        .findValuesAsString("included.custom.audience"))
                .containsExactly(audience);
    }

    private static String configuration(String side) {
        return Stream.of(
                        side + "/src/main/resources/application.yaml",
                        SHARED + "recourse.yaml",
                        SHARED + "application-axonserver.yaml")
                .map(ProjectFiles::text)
                .reduce("", String::concat);
    }

    /** Of the file alone; the last document that says something wins. */
    private static Optional<String> property(String path, String name) {
        try {
            List<PropertySource<?>> documents = new ArrayList<>(new YamlPropertySourceLoader()
                    .load(path, new FileSystemResource(ProjectFiles.root().resolve(path))));
            return documents.reversed().stream()
                    .flatMap(document -> Stream.ofNullable(document.getProperty(name)))
                    .map(Object::toString)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
