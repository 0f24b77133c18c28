package io.recourse.command.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recourse.runtime.json.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChinaTableTest {

    @Test
    void isTheSourceDayByDay() throws IOException {
        List<JsonNode> source = source();
        assertThat(ChinaTable.DAYS.closed()).isEqualTo(days(source, true));
        assertThat(ChinaTable.DAYS.open()).isEqualTo(days(source, false));
    }

    @Test
    void coversTheYearsThatTheSourceHasFilled() throws IOException {
        Set<Integer> filled = source().stream()
                .map(day -> LocalDate.parse(day.get("date").asString()).getYear())
                .filter(year -> year >= 2007)
                .collect(Collectors.toSet());
        assertThat(filled).hasSize(20).contains(2007, 2026);
        assertThat(ChinaTable.COVERED)
                .isEqualTo(new Coverage(LocalDate.parse("2007-01-01"), LocalDate.parse("2026-12-31")));
    }

    private static Set<LocalDate> days(List<JsonNode> source, boolean off) {
        return source.stream()
                .filter(day -> day.get("isOffDay").asBoolean() == off)
                .map(day -> LocalDate.parse(day.get("date").asString()))
                .collect(Collectors.toSet());
    }

    /** The days of all years as holiday-cn lists them; the test is skipped where that is not at hand. */
    private static List<JsonNode> source() throws IOException {
        Optional<String> data = Optional.ofNullable(System.getenv("RECOURSE_DATA"));
        assumeTrue(data.isPresent(), "RECOURSE_DATA does not say where the real files are");
        JsonMapper mapper = StoredJson.mapper();
        try (Stream<Path> years = Files.list(Path.of(data.get(), "holidays", "holiday-cn"))) {
            return years.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> mapper.readTree(file.toFile()).get("days").valueStream())
                    .toList();
        }
    }
}
