package io.recourse.query.merchant;

import io.recourse.dispute.CaseId;
import io.recourse.query.projection.Freshness;
import io.recourse.query.receipt.ReceiptFiles;
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

/** The bytes of a receipt, for the merchant whose evidence it is. */
@RestController
@Tag(name = "Merchant")
class MerchantReceiptController {

    private final MerchantCases cases;
    private final ReceiptFiles files;

    MerchantReceiptController(MerchantCases cases, ReceiptFiles files) {
        this.cases = cases;
        this.files = files;
    }

    @GetMapping("/api/v1/merchant/disputes/{id}/receipts/{receiptId}/content")
    @Operation(
            summary = "The file of one of the merchant's own receipts",
            description = "The ETag is the SHA-256 of the bytes.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes, as a file to be saved",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> read(
            @PathVariable CaseId id,
            @PathVariable ReceiptId receiptId,
            @RequestParam @Parameter(description = Freshness.MIN_VERSION) Optional<Long> minVersion,
            Caller caller) {
        return files.send(id, receiptId, cases.read(id, caller, minVersion).receipts());
    }
}
