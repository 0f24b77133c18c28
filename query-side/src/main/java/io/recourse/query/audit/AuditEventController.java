package io.recourse.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All events, for auditors, in the order in which they were stored. */
@RestController
@Tag(name = "Audit")
class AuditEventController {

    private final StoredEvents events;
    private final JsonMapper json;

    AuditEventController(StoredEvents events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    /** Ends with the event that is the last when the request comes in, and holds few in memory whatever it sends. */
    @GetMapping(path = "/api/v1/audit/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            summary = "All stored events, one StoredEvent a line",
            description = "Goes on after the position of the last line that the caller has.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(type = "string"))))
    void stream(
            @RequestParam @Parameter(description = "Position of the last event that is not wanted")
                    Optional<Long> after,
            @RequestParam @Parameter(description = "Most events wanted") Optional<Long> limit,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        Writer lines = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try (HistoryReader history = events.after(after)) {
            write(history, limit.orElse(Long.MAX_VALUE), lines);
        }
        lines.flush();
    }

    private void write(HistoryReader history, long limit, Writer lines) throws IOException {
        for (long written = 0; written < limit; written++) {
            Optional<StoredEvent> event = history.next();
            if (event.isEmpty()) {
                return;
            }
            lines.write(json.writeValueAsString(event.get()));
            lines.write('\n');
        }
    }
}
