package io.recourse.command.receipt;

import io.recourse.actor.Act;
import io.recourse.dispute.AttachReceipt;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Party;
import io.recourse.receipt.Receipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.receipt.ReceiptKind;
import io.recourse.receipt.ReceiptView;
import io.recourse.receipt.Sha256;
import io.recourse.runtime.content.Content;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.content.Upload;
import io.recourse.runtime.content.UploadedFile;
import io.recourse.runtime.idempotency.Attempt;
import io.recourse.runtime.idempotency.Once;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.vault.StreamKeys;
import io.recourse.runtime.web.Checks;
import io.recourse.runtime.web.IfMatch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes in files. The bytes are kept before the events that name them, so that no receipt is ever without its file. */
@Component
class Attachments {

    private static final int DESCRIPTION_LIMIT = 4_000;

    private final ContentStore store;
    private final StreamKeys keys;

    Attachments(ContentStore store, StreamKeys keys) {
        this.keys = keys;
        this.store = store;
    }

    /**
     * @param kind OTHER unless said
     * @param party whose evidence it is: the customer's unless said; a merchant attaches only its own
     * @param draft only the merchant sees it until it responds; for merchants
     * @param description at most 4,000 characters
     */
    @Schema(name = "ReceiptMetadata")
    record Metadata(
            Optional<ReceiptKind> kind, Optional<Party> party, Optional<Boolean> draft, Optional<String> description) {}

    /** What makes two uploads the same request. */
    private record Identity(Metadata metadata, List<String> fileNames, List<Sha256> sha256) {}

    /** What several files became, in the order in which they came. */
    @Schema(name = "ReceiptsAttached")
    record Receipts(List<ReceiptView> items) {}

    /** @param path of the receipts in the answer's {@code Location} */
    ResponseEntity<?> attach(
            CaseId caseId,
            String path,
            Upload<Metadata> upload,
            Party party,
            boolean draft,
            Function<Attempt, Act> act,
            Function<AttachReceipt, CaseState> handle,
            Once once)
            throws IOException {
        Checks checks = new Checks();
        checks.optionalText("/description", upload.metadata().description(), DESCRIPTION_LIMIT);
        checks.build(upload::metadata);
        List<Content> contents = store.store(keys.of(caseId.value()), upload.files());
        return once.run(identity(upload, contents), attempt -> {
            List<Receipt> receipts = receipts(attempt, upload, contents);
            CaseState state = handle.apply(new AttachReceipt(caseId, receipts, party, draft, act.apply(attempt)));
            return ResponseEntity.created(location(path, receipts))
                    .eTag(IfMatch.eTag(state.version()))
                    .body(body(state, receipts));
        });
    }

    private static Object body(CaseState state, List<Receipt> receipts) {
        List<ReceiptView> items = receipts.stream()
                .map(receipt -> state.receipt(receipt.id()).orElseThrow())
                .map(ReceiptView::of)
                .toList();
        return items.size() == 1 ? items.getFirst() : new Receipts(items);
    }

    private static Identity identity(Upload<Metadata> upload, List<Content> contents) {
        return new Identity(
                upload.metadata(),
                upload.files().stream().map(UploadedFile::name).toList(),
                contents.stream().map(Content::sha256).toList());
    }

    private static List<Receipt> receipts(Attempt attempt, Upload<Metadata> upload, List<Content> contents) {
        return IntStream.range(0, contents.size())
                .mapToObj(index -> receipt(
                        ReceiptId.of(attempt.newId(ReceiptId.PREFIX, index)),
                        upload.metadata(),
                        upload.files().get(index),
                        contents.get(index)))
                .toList();
    }

    private static Receipt receipt(ReceiptId id, Metadata metadata, UploadedFile file, Content content) {
        return new Receipt(
                id,
                metadata.kind().orElse(ReceiptKind.OTHER),
                content.sha256(),
                content.sizeBytes(),
                content.mediaType(),
                FreeText.fileName("/fileName", file.name()),
                metadata.description().map(text -> FreeText.of("/description", text)));
    }

    private static URI location(String path, List<Receipt> receipts) {
        return URI.create(
                receipts.size() == 1 ? path + "/" + receipts.getFirst().id() + "/content" : path);
    }
}
