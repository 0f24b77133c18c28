package io.recourse.query.receipt;

import io.recourse.dispute.CaseId;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptView;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.vault.StreamKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends receipts as files. */
@Component
public final class ReceiptFiles {

    private final ContentStore contents;
    private final StreamKeys keys;

    ReceiptFiles(ContentStore contents, StreamKeys keys) {
        this.keys = keys;
        this.contents = contents;
    }

    /**
     * Always to be saved and never to be guessed at: whatever the file is, no browser runs it.
     *
     * @param readable what the caller may read
     * @throws ProblemException 404 when the receipt is none of these, or the customer is forgotten
     */
    public ResponseEntity<Resource> send(CaseId caseId, ReceiptId id, List<ReceiptView> readable) {
        ReceiptView receipt = readable.stream()
                .filter(attached -> attached.receiptId().equals(id))
                .findFirst()
                .orElseThrow(ReceiptFiles::unknown);
        Resource bytes = keys.existing(caseId.value())
                .flatMap(key -> contents.open(key, receipt.sha256()))
                .orElseThrow(ReceiptFiles::unknown);
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
