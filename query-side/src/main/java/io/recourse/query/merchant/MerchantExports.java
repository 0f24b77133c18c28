package io.recourse.query.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.payment.MerchantId;
import io.recourse.query.audit.access.NothingPersonal;
import io.recourse.query.list.CsvRows;
import io.recourse.query.list.Download;
import io.recourse.query.list.Filter;
import io.recourse.query.list.Queries;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All of a merchant's cases in one answer, read a part at a time. */
@RestController
@RequestMapping("/api/v1/merchant/exports")
@Tag(name = "Merchant")
class MerchantExports {

    private static final int AT_ONCE = 500;
    private static final String NAME = "recourse-disputes";

    private final Queries queries;
    private final JsonMapper json;
    private final Clock clock;

    MerchantExports(Queries queries, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    @NothingPersonal
    @GetMapping("/ndjson")
    @Operation(
            summary = "The merchant's cases, one a line",
            description =
                    "The lines of the list, with its filters. A case that changes meanwhile is there again, further down.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))))
    void ndjson(
            @Filter MerchantFilter filter,
            @RequestParam @Parameter(description = "Begin after this place of the list") Optional<String> cursor,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ListMerchantCases first = question(filter, cursor, caller);
        new Download(NAME, "ndjson", "application/x-ndjson", request, response).send(clock.instant(), out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
            each(first, line -> writer.write(json.writeValueAsString(line.summary()) + "\n"));
            writer.flush();
        });
    }

    @NothingPersonal
    @GetMapping("/csv")
    @Operation(
            summary = "The merchant's cases as a table",
            description =
                    "The lines of the list, with its filters. A case that changes meanwhile is there again, further down.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    void csv(
            @Filter MerchantFilter filter,
            @RequestParam @Parameter(description = "Begin after this place of the list") Optional<String> cursor,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ListMerchantCases first = question(filter, cursor, caller);
        new Download(NAME, "csv", "text/csv;charset=UTF-8", request, response).send(clock.instant(), out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
            CsvRows rows = new CsvRows(writer);
            rows.write(MerchantCaseSummary.HEADER);
            each(first, line -> rows.write(line.summary().cells()));
            writer.flush();
        });
    }

    private static ListMerchantCases question(MerchantFilter filter, Optional<String> cursor, Caller caller) {
        MerchantId merchant = caller.requireMerchant();
        return new ListMerchantCases(merchant, filter, FeedPosition.of(cursor, Flaw.parameter("cursor")), AT_ONCE);
    }

    @FunctionalInterface
    private interface LineWriter {
        void write(MerchantCaseList.Line line) throws IOException;
    }

    /** A case that changes meanwhile moves to the end, and is written there again. */
    private void each(ListMerchantCases first, LineWriter out) throws IOException {
        ListMerchantCases question = first;
        MerchantCaseList part;
        do {
            part = queries.ask(question, MerchantCaseList.class);
            for (MerchantCaseList.Line line : part.lines()) {
                out.write(line);
            }
            question = first.after(part.resume());
        } while (part.more());
    }
}
