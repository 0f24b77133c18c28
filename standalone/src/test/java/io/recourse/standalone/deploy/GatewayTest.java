package io.recourse.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.runtime.problem.ProblemType;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class GatewayTest {

    private final String nginx = ProjectFiles.text("deploy/gateway/nginx.conf");
    private final Compose compose = Compose.read();

    @Test
    void readsGoToQuerySideAndEverythingElseToCommandSide() {
        Map<String, String> sides = pairs("^ +(\\w+) +((?:command|query)-side:\\d+);");

        String query = address("query-side");
        assertThat(sides)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("GET", query, "HEAD", query, "OPTIONS", query, "default", address("command-side")));
    }

    /** Reads that only the side can answer that decides, and a command to the side that keeps the ledger. */
    @Test
    void whatOneSideAloneCanDoGoesThereByWhateverMethod() {
        assertThat(pairs("^ +\"(~.+)\" +((?:command|query)-side:\\d+);"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "~^/api/v1/admin/(policies|calendars)(/|$)", address("command-side"),
                        "~^/api/v1/audit/verifications(/|$)", address("query-side")));
        assertThat(nginx).contains("default $side_by_method;", "proxy_pass http://$side;");
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
        assertThat(ProjectFiles.found("error_page (.+) /gateway/problem;", nginx))
                .containsExactly("400 404 405 413 414 431 500 502 503 504", "408 501 505 =400", "494 =431");
        assertThat(nginx).contains("default_type application/problem+json;");
    }

    @Test
    void theTypesOfItsProblemsAreDocumentedWithTheStatusThatItAnswers() {
        Map<String, String> slugs = pairs("^ +(4\\d\\d|50[234]) +([a-z-]+);");

        assertThat(slugs)
                .hasSize(8)
                .allSatisfy((status, slug) -> assertThat(ProblemType.bySlug(slug))
                        .hasValueSatisfying(type -> assertThat(type.status()).hasToString(status)));
        assertThat(pairs("^ +(~\\^5|default) +((?:internal|malformed)-[a-z]+);"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "~^5", ProblemType.INTERNAL_ERROR.slug(), "default", ProblemType.MALFORMED_REQUEST.slug()));
    }

    @ParameterizedTest
    @CsvSource({"en, problems.properties", "zh-CN, problems_zh_CN.properties"})
    void itsProblemsUseTheWordsOfTheSides(String language, String bundle) throws IOException {
        Properties words = new Properties();
        words.load(new StringReader(
                ProjectFiles.text("shared-events/src/main/resources/io/recourse/runtime/problem/" + bundle)));
        Map<String, String> answers = pairs("^ +\"([a-z-]+) " + language + "\" '(.+)';$");

        assertThat(answers)
                .hasSize(10)
                .allSatisfy((slug, answer) -> assertThat(answer)
                        .isEqualTo("\"title\":\"%s\",\"detail\":\"%s\""
                                .formatted(words.getProperty(slug + ".title"), words.getProperty(slug + ".detail"))
                                .replace(
                                        "{limit}",
                                        String.valueOf(DataSize.ofMegabytes(60).toBytes()))
                                .replace("{method}", "$method")));
    }

    /** First and second group of every match. */
    private Map<String, String> pairs(String regex) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(nginx)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private String address(String side) {
        return side + ":" + compose.environment(side, "SERVER_PORT");
    }
}
