package io.recourse.query.audit.ledger;

import io.recourse.audit.Consistency;
import io.recourse.audit.Hash;
import io.recourse.audit.Inclusion;
import io.recourse.query.list.Numbers;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import io.recourse.runtime.web.Page;
import io.recourse.runtime.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an auditor needs to check the history without trusting whoever keeps it. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class LedgerController {

    private static final String LIST = "checkpoints";

    private final Proofs proofs;
    private final CheckpointRows checkpoints;
    private final AuditKeys keys;
    private final LedgerWatch watch;

    LedgerController(Proofs proofs, CheckpointRows checkpoints, AuditKeys keys, LedgerWatch watch) {
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.watch = watch;
    }

    @GetMapping("/checkpoints")
    @Operation(
            summary = "Signed checkpoints of the whole history, the oldest first",
            description = "Keep some of them where nobody of the operator's can reach them.")
    Page<CheckpointView> checkpoints(Paging paging) {
        List<CheckpointView> found =
                checkpoints.after(Numbers.after(paging, LIST).orElse(0L), paging.limit() + 1).stream()
                        .map(CheckpointView::of)
                        .toList();
        return Numbers.page(LIST, found, paging.limit(), CheckpointView::treeSize);
    }

    @GetMapping("/checkpoints/latest")
    @Operation(summary = "The newest checkpoint, made now if there are events after the one before")
    CheckpointView latest() {
        return CheckpointView.of(newest());
    }

    @GetMapping(path = "/checkpoints/latest", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "The newest checkpoint, made now if there are events after the one before")
    String latestNote() {
        return newest().note();
    }

    @GetMapping("/keys")
    @Operation(
            summary = "The public keys of all checkpoints, the newest first",
            description = "Compare them with what the operator has published elsewhere.")
    KeysView keys() {
        return new KeysView(
                keys.origin(),
                keys.signer().isPresent(),
                keys.verifiers().stream()
                        .map(key -> new KeyView(key.id(), key.text()))
                        .toList());
    }

    @GetMapping("/proofs/inclusion")
    @Operation(
            summary = "Proves that one event is in the history (RFC 6962)",
            description = "Give eventId or leafIndex.")
    InclusionView inclusion(
            @RequestParam Optional<String> eventId,
            @RequestParam @Parameter(description = "Place in the history, from 0") Optional<Long> leafIndex,
            @RequestParam
                    @Parameter(
                            description = "In the tree over so many events; that of the newest checkpoint by default")
                    Optional<Long> treeSize) {
        if (eventId.isPresent() == leafIndex.isPresent()) {
            throw ProblemException.invalid(List.of(Flaw.at(
                    Flaw.parameter("eventId"),
                    Flaw.Kind.REFUSED_BECAUSE,
                    "reason",
                    "give either eventId or leafIndex")));
        }
        LedgerEntry entry = eventId.flatMap(proofs::ofEvent)
                .or(() -> leafIndex.flatMap(proofs::leaf))
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        long size = treeSize.orElseGet(() -> Math.max(
                entry.leafIndex() + 1,
                checkpoints.latest().map(StoredCheckpoint::treeSize).orElse(0L)));
        requireSize("treeSize", size, entry.leafIndex() + 1);
        return InclusionView.of(
                entry, proofs.at(size).inclusion(entry.position()).orElseThrow(), proofs.root(size));
    }

    @GetMapping("/proofs/consistency")
    @Operation(summary = "Proves that the history of one size goes on from that of an earlier one (RFC 6962)")
    ConsistencyView consistency(
            @RequestParam @Parameter(description = "Events of the earlier history") long from,
            @RequestParam @Parameter(description = "Events of the later one") long to) {
        requireSize("to", to, 0);
        requireSize("from", from, 0, to);
        return ConsistencyView.of(proofs.consistency(from, to), proofs.root(from), proofs.root(to));
    }

    /** A ledger that is stopped is told by its health; what was signed before is still signed. */
    private StoredCheckpoint newest() {
        try {
            proofs.latestCheckpoint();
        } catch (LedgerBroken e) {
            watch.isBroken(LedgerWatch.Part.CHECKPOINTS, e);
        }
        return checkpoints.latest().orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
    }

    private void requireSize(String parameter, long size, long least) {
        requireSize(parameter, size, least, proofs.size());
    }

    private static void requireSize(String parameter, long size, long least, long most) {
        if (size < least || size > most) {
            throw ProblemException.invalid(List.of(new Flaw(
                    Flaw.parameter(parameter),
                    Flaw.Kind.OUT_OF_RANGE,
                    Map.of("from", Long.toString(least), "to", Long.toString(most)))));
        }
    }

    /**
     * A checkpoint.
     *
     * @param treeSize events that it covers
     * @param root hash of the tree over them, in base64
     * @param note the signed text
     * @param madeAt not signed
     */
    record CheckpointView(long treeSize, String root, String note, Instant madeAt) {

        static CheckpointView of(StoredCheckpoint checkpoint) {
            return new CheckpointView(
                    checkpoint.treeSize(), checkpoint.root().base64(), checkpoint.note(), checkpoint.madeAt());
        }
    }

    /**
     * The keys.
     *
     * @param origin the first line of every checkpoint
     * @param signs whether new checkpoints are made
     */
    record KeysView(String origin, boolean signs, List<KeyView> keys) {}

    /** @param key for the verifier: name, id and public key */
    record KeyView(String id, String key) {}

    /**
     * A proof of inclusion.
     *
     * @param position in the event store
     * @param leaf hash of the event, in base64
     * @param chain hash of its stream up to it
     * @param path hashes from its sibling up
     * @param root of the tree
     */
    record InclusionView(
            String eventId,
            String streamId,
            long sequence,
            long position,
            long leafIndex,
            long treeSize,
            String leaf,
            String chain,
            List<String> path,
            String root) {

        static InclusionView of(LedgerEntry entry, Inclusion proof, Hash root) {
            return new InclusionView(
                    entry.eventId(),
                    entry.streamId(),
                    entry.sequence(),
                    entry.position(),
                    proof.leafIndex(),
                    proof.treeSize(),
                    entry.leaf().base64(),
                    entry.chain().base64(),
                    proof.path().stream().map(Hash::base64).toList(),
                    root.base64());
        }
    }

    /** A proof of consistency; hashes in base64. */
    record ConsistencyView(long from, long to, String fromRoot, String toRoot, List<String> path) {

        static ConsistencyView of(Consistency proof, Hash fromRoot, Hash toRoot) {
            return new ConsistencyView(
                    proof.earlier(),
                    proof.later(),
                    fromRoot.base64(),
                    toRoot.base64(),
                    proof.path().stream().map(Hash::base64).toList());
        }
    }
}
