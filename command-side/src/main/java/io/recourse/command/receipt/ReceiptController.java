package io.recourse.command.receipt;

import io.recourse.command.dispute.CaseWork;
import io.recourse.command.dispute.Disputes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Party;
import io.recourse.receipt.ReceiptView;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Evidence from staff, who speak for the customer, and from the merchant. Nothing is kept for a case that the caller does
 * not have: nobody would ever see it.
 */
@RestController
@Tag(name = "Receipts")
class ReceiptController {

    private static final String ABOUT =
            "A file of at most 20 MB: PDF, JPEG, PNG, GIF, TIFF, plain text, e-mail or zip, whatever its name."
                    + " Up to ten parts `file`, of 50 MB together, are attached all or none and answered as items.";

    private final Attachments attachments;
    private final Disputes disputes;
    private final CaseWork work;

    ReceiptController(Attachments attachments, Disputes disputes, CaseWork work) {
        this.attachments = attachments;
        this.disputes = disputes;
        this.work = work;
    }

    @PostMapping(path = "/api/v1/disputes/{id}/receipts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "AttachReceipt", description = ABOUT)
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(oneOf = {ReceiptView.class, Attachments.Receipts.class})))
    ResponseEntity<?> attach(
            @PathVariable("id") CaseId caseId,
            @Parameter(hidden = true) Upload<Attachments.Metadata> upload,
            Caller caller,
            IfMatch expected,
            Once once)
            throws IOException {
        disputes.requireKnown(caseId);
        Checks checks = new Checks();
        checks.that(!upload.metadata().draft().orElse(false), "/draft", Flaw.Kind.INVALID);
        checks.build(upload::metadata);
        return attachments.attach(
                caseId,
                "/api/v1/disputes/" + caseId + "/receipts",
                upload,
                upload.metadata().party().orElse(Party.CUSTOMER),
                false,
                attempt -> work.act(caller, attempt),
                command -> disputes.handle(command, expected.version()),
                once);
    }

    @PostMapping(path = "/api/v1/merchant/disputes/{id}/receipts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "AttachReceipt",
            description = ABOUT + " With `draft` nobody else sees it until the merchant responds.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(oneOf = {ReceiptView.class, Attachments.Receipts.class})))
    ResponseEntity<?> attachAsMerchant(
            @PathVariable("id") CaseId caseId,
            @Parameter(hidden = true) Upload<Attachments.Metadata> upload,
            Caller caller,
            IfMatch expected,
            Once once)
            throws IOException {
        disputes.requireOwn(caller.requireMerchant(), caseId);
        Checks checks = new Checks();
        checks.that(upload.metadata().party().orElse(Party.MERCHANT) == Party.MERCHANT, "/party", Flaw.Kind.INVALID);
        checks.build(upload::metadata);
        return attachments.attach(
                caseId,
                "/api/v1/merchant/disputes/" + caseId + "/receipts",
                upload,
                Party.MERCHANT,
                upload.metadata().draft().orElse(false),
                attempt -> work.merchantAct(caller, attempt),
                command -> disputes.handleFor(caller.requireMerchant(), command, expected.version()),
                once);
    }
}
