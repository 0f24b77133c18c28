package io.recourse.query.receipt;

import io.recourse.dispute.CaseId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.projection.Freshness;
import io.recourse.receipt.ReceiptId;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of a receipt, for staff, to whom a merchant's draft does not exist. */
@RestController
@Tag(name = "Disputes")
class ReceiptContentController {

    private final CaseReader cases;
    private final ReceiptFiles files;

    ReceiptContentController(CaseReader cases, ReceiptFiles files) {
        this.cases = cases;
        this.files = files;
    }

    @GetMapping("/api/v1/disputes/{id}/receipts/{receiptId}/content")
    @Operation(summary = "The file of a receipt", description = "The ETag is the SHA-256 of the bytes.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes, as a file to be saved",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> read(
            @PathVariable CaseId id,
            @PathVariable ReceiptId receiptId,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        return files.send(
                id, receiptId, cases.read(id, caller.actor(), minVersion).receipts());
    }
}
