package io.recourse.query.audit.export;

import io.recourse.audit.CanonicalJson;
import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.ledger.Proofs;
import io.recourse.query.audit.ledger.Prover;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvents 1.0 document on each line. What is stored is passed on byte for byte: proofs are about those bytes, and a payload
 * that was read and written again need not be the same. Where checkpoints are signed, the export ends with the last event that one
 * covers, and that checkpoint.
 */
final class NdjsonExport implements ExportWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final History history;
    private final Sealing sealing;

    NdjsonExport(History history, Sealing sealing) {
        this.history = history;
        this.sealing = sealing;
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        Optional<Sealing.Seal> seal = sealing.covering(run.last(), run.patience());
        if (seal.isEmpty()) {
            write(run, new Evidence.None(), out);
            return;
        }
        Proofs.Signed signed = seal.get().signed();
        write(run.upTo(signed.lastPosition()), evidence(run.filter(), seal.get().prover()), out);
        write(signed, out);
    }

    private static Evidence evidence(ExportFilter filter, Prover prover) {
        return filter.equals(ExportFilter.EVERYTHING) ? new Evidence.Leaf(prover) : new Evidence.Proof(prover);
    }

    private void write(Run run, Evidence evidence, Writer out) throws IOException {
        try (Selection<StoredEvent> events = history.stored(run)) {
            for (Optional<StoredEvent> event = events.next(); event.isPresent(); event = events.next()) {
                write(event.get(), evidence, out);
            }
        }
    }

    private static void write(StoredEvent event, Evidence evidence, Writer out) throws IOException {
        out.write("{\"specversion\":\"1.0\"");
        text(out, "id", event.eventId());
        text(out, "source", "/recourse");
        text(out, "type", event.type());
        text(out, "subject", event.streamId());
        text(out, "time", event.recordedAt().toString());
        text(out, "datacontenttype", "application/json");
        text(out, "streamtype", event.streamType());
        text(out, "sequence", Long.toString(event.sequence()));
        text(out, "revision", event.revision());
        text(out, "position", Long.toString(event.place()));
        text(out, "metadata", canonical(event.metadata()));
        text(out, evidence.attribute(), evidence.of(event.place()));
        out.write(",\"data\":");
        out.write(event.payload());
        out.write("}\n");
    }

    private static void write(Proofs.Signed signed, Writer out) throws IOException {
        out.write("{\"specversion\":\"1.0\"");
        text(out, "id", "checkpoint-" + signed.treeSize());
        text(out, "source", "/recourse");
        text(out, "type", "io.recourse.audit.checkpoint");
        out.write(",\"data\":{\"note\":");
        out.write(JSON.writeValueAsString(signed.note()));
        out.write("}}\n");
    }

    /** What somebody made no JSON of is passed on, for whoever checks it to find. */
    private static String canonical(String metadata) {
        try {
            return CanonicalJson.of(metadata);
        } catch (IllegalArgumentException e) {
            return metadata;
        }
    }

    private static void text(Writer out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(out, name, value.get());
        }
    }

    private static void text(Writer out, String name, String value) throws IOException {
        out.write(",\"" + name + "\":");
        out.write(JSON.writeValueAsString(value));
    }
}
