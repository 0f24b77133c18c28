package io.recourse.query.supervision;

import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.Queries;
import io.recourse.query.list.Zones;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the work goes, for staff. */
@RestController
@RequestMapping("/api/v1/disputes")
@Tag(name = "Disputes")
class SupervisionController {

    private static final Duration LONGEST_LOAD = Duration.ofDays(366);
    private static final String FROM = "The first instant that counts";
    private static final String TO = "The first instant that no longer counts";

    private final Queries queries;

    SupervisionController(Queries queries) {
        this.queries = queries;
    }

    @NothingPersonal
    @GetMapping("/workload")
    @Operation(
            summary = "Who has how many open cases, and how many of them are at risk or overdue",
            description =
                    "At risk: a running deadline is due within 24 hours. Overdue: the wallet has missed a deadline in"
                            + " this round, or a running one is past due.")
    Workload workload() {
        return queries.ask(new FindWorkload(), Workload.class);
    }

    @NothingPersonal
    @GetMapping("/load")
    @Operation(
            summary = "When in the day cases and contacts come in, and how long customers wait",
            description = "For each hour of the day, over at most 366 days.")
    Load load(
            @RequestParam @Parameter(description = FROM) Instant from,
            @RequestParam @Parameter(description = TO) Instant to,
            @RequestParam(defaultValue = "Asia/Shanghai") @Parameter(description = "Whose hours: a time zone's name")
                    String zone) {
        return queries.ask(new FindLoad(Span.of(from, to).atMost(LONGEST_LOAD), Zones.of(zone)), Load.class);
    }

    @NothingPersonal
    @GetMapping("/service-report")
    @Operation(
            summary = "How well customers were served",
            description = "Answers and ratings count for the cases opened, or closed, in the time asked for.")
    ServiceReport serviceReport(
            @RequestParam @Parameter(description = FROM) Instant from,
            @RequestParam @Parameter(description = TO) Instant to) {
        return queries.ask(new FindServiceReport(Span.of(from, to)), ServiceReport.class);
    }
}
