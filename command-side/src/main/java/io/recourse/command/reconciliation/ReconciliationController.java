package io.recourse.command.reconciliation;

import io.recourse.runtime.admission.OneAtATime;
import io.recourse.runtime.content.FilesOptional;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.content.UploadedFile;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares refunds with a gateway's statement while the system runs. */
@RestController
@Tag(name = "Refunds")
class ReconciliationController {

    private static final int LISTED = 100;
    private static final String FILE = "file";

    private final Reconciliation reconciliation;
    private final OneAtATime one = new OneAtATime(Duration.ofSeconds(10));

    ReconciliationController(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** Needs no idempotency key: the same again changes nothing. */
    @PostMapping(path = "/api/v1/admin/reconciliations", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Compares refunds with a gateway's statement, and repairs what differs",
            description =
                    "The statement is a CSV file; the wallet's own ledger is read without one. One at a time in each"
                            + " process; the answer lists the first " + LISTED
                            + " differences. For more there is the command"
                            + " reconcile.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReconciliationReport.class)))
    ResponseEntity<ReconciliationReport> reconcile(
            @Parameter(hidden = true) @FilesOptional Upload<ReconciliationRequest> upload) throws IOException {
        Reconciliation.Request request = upload.metadata().checked();
        if (upload.files().size() > 1) {
            throw ProblemException.invalid(List.of(Flaw.at(Flaw.part(FILE), Flaw.Kind.TOO_MANY, "limit", 1)));
        }
        Optional<UploadedFile> file = upload.files().stream().findFirst();
        return ResponseEntity.ok(one.run(() -> run(request, file)));
    }

    private ReconciliationReport run(Reconciliation.Request request, Optional<UploadedFile> file) throws IOException {
        try {
            if (file.isEmpty()) {
                return reconciliation.run(request, Optional.empty(), LISTED, new Unwatched());
            }
            try (InputStream in = file.get().bytes().getInputStream()) {
                return reconciliation.run(request, Optional.of(in), LISTED, new Unwatched());
            }
        } catch (BadStatement e) {
            throw ProblemException.invalid(
                    List.of(Flaw.at(Flaw.part(FILE), Flaw.Kind.REFUSED_BECAUSE, "reason", e.reason())));
        }
    }

    private static final class Unwatched implements Reconciliation.Watch {

        @Override
        public void read(long lines) {}

        @Override
        public void compared(long refunds) {}

        @Override
        public void found(Difference difference) {}

        @Override
        public void bad(BadLine line) {}
    }
}
