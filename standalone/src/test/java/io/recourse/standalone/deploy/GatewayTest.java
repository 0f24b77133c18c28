package io.recourse.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private final String nginx = ProjectFiles.text("deploy/gateway/nginx.conf");
    private final Compose compose = Compose.read();

    @Test
    void readsGoToQuerySideAndEverythingElseToCommandSide() {
        Map<String, String> sides = Pattern.compile("^ +(\\w+) +((?:command|query)-side:\\d+);", Pattern.MULTILINE)
                .matcher(nginx)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

        String query = address("query-side");
        assertThat(sides)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("GET", query, "HEAD", query, "OPTIONS", query, "default", address("command-side")));
    }

    @Test
    void listensWhereComposePublishesAndChecks() {
        String port = ProjectFiles.found("listen (\\d+);", nginx).getFirst();

        assertThat(ProjectFiles.texts(compose.service("gateway").required("ports")))
                .singleElement()
                .asString()
                .endsWith(":" + port);
        assertThat(ProjectFiles.texts(
                        compose.service("gateway").required("healthcheck").required("test")))
                .last()
                .isEqualTo("http://127.0.0.1:" + port + "/gateway/health");
        assertThat(nginx).contains("location = /gateway/health {");
    }

    @Test
    void theConfigurationIsMountedWhereNginxLooks() {
        assertThat(ProjectFiles.texts(compose.service("gateway").required("volumes")))
                .containsExactly("./deploy/gateway/nginx.conf:/etc/nginx/nginx.conf:ro");
    }

    @Test
    void writesOnlyWhereAReadOnlyContainerLetsIt() {
        assertThat(compose.service("gateway").required("read_only").asBoolean()).isTrue();
        assertThat(ProjectFiles.texts(compose.service("gateway").required("tmpfs")))
                .containsExactly("/tmp");
        assertThat(ProjectFiles.found("^ *(?:pid|\\w+_temp_path) (\\S+);", nginx))
                .hasSize(6)
                .allMatch(path -> path.startsWith("/tmp/"));
    }

    @Test
    void uploadsStreamAndErrorsOfTheSidesPass() {
        assertThat(nginx)
                .contains(
                        "client_max_body_size 60m;",
                        "proxy_request_buffering off;",
                        "proxy_next_upstream off;",
                        "proxy_intercept_errors off;",
                        "server_tokens off;");
    }

    @Test
    void itsOwnErrorsAreProblems() {
        assertThat(ProjectFiles.found("error_page ([\\d ]+) @problem;", nginx))
                .singleElement()
                .asString()
                .contains("413", "502", "503", "504");
        assertThat(nginx).contains("default_type application/problem+json;");
    }

    private String address(String side) {
        return side + ":" + compose.environment(side, "SERVER_PORT");
    }
}
