package io.recourse.query.receipt;

import io.recourse.dispute.CaseId;
import io.recourse.query.dispute.CaseReader;
import io.recourse.query.projection.Freshness;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptView;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of a receipt, for staff. */
@RestController
@Tag(name = "Disputes")
class ReceiptContentController {

    private final CaseReader cases;
    private final ContentStore contents;

    ReceiptContentController(CaseReader cases, ContentStore contents) {
        this.cases = cases;
        this.contents = contents;
    }

    /** Always to be saved and never to be guessed at: whatever the file is, no browser runs it. */
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
        ReceiptView receipt = cases.read(id, caller.actor().role(), minVersion).receipts().stream()
                .filter(attached -> attached.receiptId().equals(receiptId))
                .findFirst()
                .orElseThrow(ReceiptContentController::unknown);
        Resource bytes = contents.open(receipt.sha256()).orElseThrow(ReceiptContentController::unknown);
        ContentDisposition save = ContentDisposition.attachment()
                .filename(receipt.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(receipt.mediaType()))
                .eTag("\"" + receipt.sha256().hex() + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, save.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemType.NOT_FOUND);
    }
}
