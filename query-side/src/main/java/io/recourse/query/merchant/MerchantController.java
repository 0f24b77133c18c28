package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.dispute.CaseFilter;
import io.recourse.query.dispute.CaseList;
import io.recourse.query.dispute.CaseOrder;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.dispute.ListCases;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Position;
import io.recourse.query.list.Queries;
import io.recourse.query.projection.Freshness;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases of the merchant that the token names; any other case does not exist for it. */
@RestController
@RequestMapping("/api/v1/merchant/disputes")
@Tag(name = "Merchant")
class MerchantController {

    private static final CaseOrder ORDER = new CaseOrder(CaseOrder.Key.UPDATED_AT, false);
    private static final String LIST = "merchant-" + ORDER.listName();

    private final Queries queries;
    private final MerchantCases cases;

    MerchantController(Queries queries, MerchantCases cases) {
        this.queries = queries;
        this.cases = cases;
    }

    /** @param updatedAfter by the recorded time, itself not included */
    record Wanted(
            List<CaseStatus> status,

            @Parameter(description = "Last changed after this instant")
            Optional<Instant> updatedAfter) {}

    @GetMapping
    @Operation(
            summary = "The merchant's cases",
            description = "The longest unchanged first: a client that remembers the last updatedAt sees every change.")
    Page<MerchantCaseSummary> list(@Filter Wanted wanted, Paging paging, Caller caller) {
        CaseFilter filter = CaseFilter.ofMerchant(caller.requireMerchant(), wanted.status(), wanted.updatedAfter());
        ListCases question =
                new ListCases(filter, caller.subject(), ORDER, paging.limit(), Position.after(paging, LIST));
        return queries.ask(question, CaseList.class).page(LIST, MerchantCaseSummary::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A case, as far as the merchant needs it", description = "The ETag is the case's version.")
    ResponseEntity<MerchantCaseView> read(
            @PathVariable CaseId id,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        MerchantCaseView view = cases.read(id, caller, minVersion);
        return ResponseEntity.ok().eTag(IfMatch.eTag(view.version())).body(view);
    }

    @NothingPersonal
    @GetMapping("/{id}/status")
    @Operation(
            summary = "Where a case stands, for polling",
            description = "Send the last ETag as If-None-Match; the answer is 304 while nothing has changed.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    ResponseEntity<MerchantStatus> poll(@PathVariable CaseId id, Caller caller) {
        MerchantStatus status = queries.ask(
                        new PollMerchantCase(id, caller.requireMerchant()), MerchantStatusFound.class)
                .status()
                .orElseThrow(CaseReader::unknown);
        return ResponseEntity.ok()
                .eTag(IfMatch.eTag(status.version()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(status);
    }
}
