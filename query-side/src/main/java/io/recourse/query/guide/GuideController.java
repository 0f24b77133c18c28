package io.recourse.query.guide;

import io.recourse.dispute.CaseId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.query.projection.ReadModel;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Guides staff through a case. */
@RestController
@RequestMapping("/api/v1/disputes/{id}/guide")
@Tag(name = "Disputes")
class GuideController {

    private final Queries queries;
    private final Freshness freshness;

    GuideController(Queries queries, Freshness freshness) {
        this.queries = queries;
        this.freshness = freshness;
    }

    @GetMapping
    @Operation(
            summary = "What to do in a case, step by step",
            description =
                    "In the language of Accept-Language: zh-CN or en; without it, in that of the case. duties are the"
                            + " deadlines that a rule asks for and that are neither met nor missed, with where the rule is written.")
    ResponseEntity<Guide> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            @RequestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) Optional<String> acceptLanguage,
            Caller caller) {
        freshness.await(ReadModel.CASE, id.value(), minVersion);
        Guide guide = queries.ask(new ReadGuide(id, caller.actor(), Language.wanted(acceptLanguage)), GuideFound.class)
                .guide()
                .orElseThrow(CaseReader::unknown);
        return ResponseEntity.ok()
                .eTag(IfMatch.eTag(guide.version()))
                .header(HttpHeaders.CONTENT_LANGUAGE, guide.language().locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(guide);
    }
}
