package io.recourse.query.timeline;

import io.recourse.dispute.CaseId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Numbers;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a case, for staff. */
@RestController
@RequestMapping("/api/v1/disputes/{id}/timeline")
@Tag(name = "Disputes")
class TimelineController {

    private final Queries queries;
    private final Freshness freshness;

    TimelineController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @GetMapping
    @Operation(
            summary = "What happened in a case, in words",
            description = "One line for every event, in their order, in the language of Accept-Language: zh-CN or en.")
    ResponseEntity<Page<TimelineItem>> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Paging paging,
            Language language) {
        String list = "timeline:" + id;
        long from = Numbers.after(paging, list).map(sequence -> sequence + 1).orElse(0L);
        freshness.await(ReadModel.TIMELINE, id.value(), minVersion);
        List<TimelineItem> found = queries.ask(
                        new ReadTimeline(id, from, paging.limit() + 1, language), TimelinePart.class)
                .items();
        if (found.isEmpty() && from == 0) {
            throw CaseReader.unknown();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(Numbers.page(list, found, paging.limit(), TimelineItem::sequence));
    }
}
