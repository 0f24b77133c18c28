package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard and the alert rules ask Prometheus for, a running server tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

    private static final Path FILES = Path.of("..", "deploy", "monitoring");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Prometheus knows it by itself. */
    private static final String UP = "up";

    private static final Pattern SELECTOR =
            Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?=\\s*(?:\\{|\\[|\\)|>|<|==|$))");

    private Set<String> told = Set.of();

    @BeforeAll
    void ask() {
        HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
        http.send(http.to("/openapi"));
        told = http.send(http.to("/actuator/prometheus", SharedServer.token("admin")))
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toSet());
    }

    @Test
    void every_figure_of_the_dashboard_is_told() throws IOException {
        List<String> questions = JSON.readTree(read("grafana-dashboard.json")).findValuesAsString("expr");

        assertThat(questions).hasSizeGreaterThan(15);
        assertTold(questions);
    }

    @Test
    void every_figure_of_the_alerts_is_told_and_each_says_what_to_do() throws IOException {
        JsonNode rules = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(read("alerts.yml")));
        List<JsonNode> alerts = StreamSupport.stream(rules.at("/groups/0/rules").spliterator(), false)
                .toList();

        assertThat(alerts).hasSizeGreaterThan(10);
        assertTold(alerts.stream().map(alert -> alert.get("expr").asString()).toList());
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asString()).isNotBlank();
            assertThat(alert.at("/annotations/description").asString()).isNotBlank();
        });
    }

    private void assertTold(List<String> questions) {
        assertThat(questions).allSatisfy(question -> {
            List<String> asked = asked(question).toList();
            assertThat(asked).as("what %s asks for", question).isNotEmpty();
            assertThat(asked).as("what %s asks for", question).allMatch(name -> name.equals(UP) || told.contains(name));
        });
    }

    private static Stream<String> asked(String question) {
        String bare = question.replaceAll("\\bby \\([^)]*\\)", "").replaceAll("\"[^\"]*\"", "\"\"");
        return Stream.concat(
                bare.startsWith(UP + "{") ? Stream.of(UP) : Stream.empty(),
                SELECTOR.matcher(bare.replaceAll("\\{[^}]*}", "{}"))
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !name.equals("histogram_quantile")));
    }

    private static String read(String file) throws IOException {
        return Files.readString(FILES.resolve(file));
    }
}
