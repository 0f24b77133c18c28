package io.recourse.query.audit.export;

import io.recourse.query.list.Download;
import io.recourse.query.list.Filter;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports for auditors. Each ends with the event that is the last when the request comes in. */
@RestController
@RequestMapping("/api/v1/audit/exports")
@Tag(name = "Audit")
class ExportController {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Exports exports;
    private final Clock clock;

    ExportController(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/ndjson")
    @Operation(
            summary = "The history as CloudEvents, one a line",
            description = "Payloads byte for byte as they are stored. Goes on after the position of the last line.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))))
    void ndjson(@Filter ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(ExportFormat.NDJSON, filter, request, response);
    }

    @GetMapping("/csv")
    @Operation(
            summary = "The history as a table, one row an event",
            description = "Without words that people wrote. Goes on after the position of the last row.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    void csv(@Filter ExportFilter filter, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(ExportFormat.CSV, filter, request, response);
    }

    @GetMapping("/xes")
    @Operation(
            summary = "Cases as traces for process mining, in XES (IEEE 1849-2023)",
            description = "Goes on after the position of the last trace's opening.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/xml", schema = @Schema(type = "string"))))
    void xes(@Filter ExportFilter filter, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(ExportFormat.XES, filter, request, response);
    }

    @GetMapping("/ocel")
    @Operation(
            summary = "Events and the objects that they are about, in OCEL 2.0",
            description = "Of cases and payments. Goes on after the position of the last event.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = "application/json", schema = @Schema(type = "object"))))
    void ocel(@Filter ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(ExportFormat.OCEL, filter, request, response);
    }

    private void send(
            ExportFormat format, ExportFilter filter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        filter.mistake().ifPresent(mistake -> {
            throw ProblemException.invalid(List.of(Flaw.at(
                    Flaw.parameter(mistake.parameter()), Flaw.Kind.REFUSED_BECAUSE, "reason", mistake.reason())));
        });
        new Download("recourse-audit", format.extension(), format.mediaType(), request, response)
                .send(clock.instant(), out -> exports.write(format, filter, PATIENCE, out, read -> {}));
    }
}
