package io.recourse.query.rebuild;

import io.recourse.rebuild.RebuildView;
import io.recourse.runtime.axon.GuardedGroups;
import io.recourse.runtime.axon.Side;
import io.recourse.runtime.health.ProcessorReport;
import io.recourse.runtime.health.Processors;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the read models do, and how far they are made anew. */
@RestController
@RequestMapping("/api/v1/admin/projections")
@Tag(name = "Projections")
class ProjectionController {

    private final Processors processors;
    private final GuardedGroups groups;
    private final Rebuilds rebuilds;
    private final JdbcClient database;

    ProjectionController(Processors processors, GuardedGroups groups, Rebuilds rebuilds, JdbcClient database) {
        this.processors = processors;
        this.groups = groups;
        this.rebuilds = rebuilds;
        this.database = database;
    }

    @GetMapping
    @Operation(summary = "The read models: how far behind they are, and whether they are made anew")
    Page<ProjectionView> list() {
        List<String> names = groups.bySide().getOrDefault(Side.QUERY, List.of());
        return new Page<>(
                processors.reports().stream()
                        .filter(report -> names.contains(report.name()))
                        .map(this::view)
                        .toList(),
                Optional.empty());
    }

    @GetMapping("/{name}/rebuild")
    @Operation(summary = "The rebuild of a read model that is at work, or else the last one")
    RebuildView rebuild(@PathVariable String name) {
        return rebuilds.latest(name).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    private ProjectionView view(ProcessorReport report) {
        return new ProjectionView(
                report.name(),
                rebuilds.names().contains(report.name()),
                report.running(),
                report.segments(),
                report.behind().isPresent() ? Optional.of(report.behind().getAsLong()) : Optional.empty(),
                report.error(),
                letters(report.name()),
                rebuilds.latest(report.name()));
    }

    private long letters(String name) {
        return database.sql("select count(*) from query.dead_letter_entry where processing_group = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
