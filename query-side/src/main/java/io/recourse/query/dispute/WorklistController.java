package io.recourse.query.dispute;

import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Position;
import io.recourse.query.list.Queries;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of cases, for staff. */
@RestController
@RequestMapping("/api/v1/disputes")
@Tag(name = "Disputes")
class WorklistController {

    private final Queries queries;

    WorklistController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping
    @Operation(
            summary = "The worklist",
            description =
                    "Filters combine, and each takes several values. Without a sort order, the latest opened first.")
    Page<CaseSummary> list(
            @Filter CaseFilter filter,
            @RequestParam(defaultValue = "-openedAt")
                    @Parameter(description = "openedAt, updatedAt or dueAt; with a minus the latest first")
                    CaseOrder sort,
            Paging paging,
            Caller caller) {
        String list = sort.listName();
        ListCases question =
                new ListCases(filter, caller.subject(), sort, paging.limit(), Position.after(paging, list));
        return queries.ask(question, CaseList.class).page(list, Function.identity());
    }

    @NothingPersonal
    @GetMapping("/counts")
    @Operation(summary = "How many cases there are, by what they are", description = "Takes the worklist's filters.")
    CaseCounts counts(
            @Filter CaseFilter filter,
            @RequestParam(defaultValue = "status")
                    @Parameter(
                            description = "status, origin, stage, phase, outcome, funds, reason, channel, queue,"
                                    + " assignee, waitingFor or task")
                    List<CaseGroup> by,
            Caller caller) {
        return queries.ask(new CountCases(filter, caller.subject(), by), CaseCounts.class);
    }
}
