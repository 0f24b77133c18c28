package io.recourse.command.receipt;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.command.dispute.Disputes;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.personal.Personal;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.ReceiptView;
import io.recourse.receipt.Sha256;
import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in files. The bytes are kept before the event that names them, so that no receipt is ever without its file. */
@RestController
@RequestMapping("/api/v1/disputes/{id}/receipts")
@Tag(name = "Receipts")
class ReceiptController {

    private static final int DESCRIPTION_LIMIT = 4_000;

    private final ContentStore store;
    private final Disputes disputes;
    private final Clock clock;

    ReceiptController(ContentStore store, Disputes disputes, Clock clock) {
        this.store = store;
        this.disputes = disputes;
        this.clock = clock;
    }

    /** @param kind OTHER unless said; the description has at most 4,000 characters */
    @Schema(name = "ReceiptMetadata")
    record Metadata(Optional<ReceiptKind> kind, Optional<String> description) {}

    /** What makes two uploads the same request. */
    private record Identity(Metadata metadata, String fileName, Sha256 sha256) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "AttachReceipt",
            description =
                    "A file of at most 20 MB: PDF, JPEG, PNG, GIF, TIFF, plain text, e-mail or zip, whatever its name.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @io.swagger.v3.oas.annotations.media.Content(schema = @Schema(implementation = ReceiptView.class)))
    ResponseEntity<?> attach(
            @PathVariable("id") CaseId caseId,
            @Parameter(hidden = true) Upload<Metadata> upload,
            Caller caller,
            IfMatch expected,
            Once once)
            throws IOException {
        Checks checks = new Checks();
        checks.optionalText("/description", upload.metadata().description(), DESCRIPTION_LIMIT);
        checks.build(upload::metadata);
        Content content = store.store(upload.bytes());
        Identity identity = new Identity(upload.metadata(), upload.fileName(), content.sha256());
        return once.run(identity, attempt -> {
            Receipt receipt = receipt(attempt, upload, content);
            Act act = new Act(caller.actor(), Channel.API, clock.instant(), attempt.commandId());
            CaseState state = disputes.handle(new AttachReceipt(caseId, receipt, act), expected.version());
            return ResponseEntity.created(location(caseId, receipt.id()))
                    .eTag(IfMatch.eTag(state.version()))
                    .body(ReceiptView.of(receipt));
        });
    }

    private static Receipt receipt(Attempt attempt, Upload<Metadata> upload, Content content) {
        return new Receipt(
                ReceiptId.of(attempt.newId(ReceiptId.PREFIX)),
                upload.metadata().kind().orElse(ReceiptKind.OTHER),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                Personal.of(upload.fileName()),
                upload.metadata().description().map(Personal::of));
    }

    private static URI location(CaseId caseId, ReceiptId receiptId) {
        return URI.create("/api/v1/disputes/" + caseId + "/receipts/" + receiptId + "/content");
    }
}
