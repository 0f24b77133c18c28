package io.recourse.query.audit.ledger;

import io.recourse.audit.CanonicalJson;
import io.recourse.query.audit.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Writes a history as exports for a proof are written: CloudEvents, and a checkpoint at the end. */
record ExportLines(RecordedHistory history) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All events that are covered by the newest checkpoint, each with its leaf. */
    List<String> complete() throws IOException {
        Proofs.Signed signed = history.proofs().latestCheckpoint().orElseThrow();
        Prover prover = history.proofs().at(signed.treeSize());
        List<String> lines = new ArrayList<>();
        for (StoredEvent event : history.events()) {
            long position = event.position().orElseThrow();
            if (position <= signed.lastPosition()) {
                lines.add(
                        line(event, "leaf", prover.leaf(position).orElseThrow().text()));
            }
        }
        lines.add(checkpoint(signed));
        return lines;
    }

    /** Some of them, each with its proof. */
    List<String> partial(Predicate<StoredEvent> wanted) throws IOException {
        Proofs.Signed signed = history.proofs().latestCheckpoint().orElseThrow();
        Prover prover = history.proofs().at(signed.treeSize());
        List<String> lines = new ArrayList<>();
        for (StoredEvent event : history.events()) {
            if (wanted.test(event)) {
                long position = event.position().orElseThrow();
                lines.add(line(
                        event, "proof", prover.inclusion(position).orElseThrow().text()));
            }
        }
        lines.add(checkpoint(signed));
        return lines;
    }

    private static String line(StoredEvent event, String attribute, String value) {
        return "{\"specversion\":\"1.0\",\"id\":" + text(event.eventId())
                + ",\"source\":\"/recourse\",\"type\":" + text(event.type())
                + ",\"subject\":" + text(event.streamId())
                + ",\"time\":" + text(event.recordedAt().toString())
                + ",\"datacontenttype\":\"application/json\",\"streamtype\":" + text(event.streamType())
                + ",\"sequence\":\"" + event.sequence() + "\""
                + event.revision()
                        .map(revision -> ",\"revision\":" + text(revision))
                        .orElse("")
                + ",\"position\":\"" + event.position().orElseThrow() + "\""
                + ",\"metadata\":" + text(CanonicalJson.of(event.metadata()))
                + ",\"" + attribute + "\":" + text(value)
                + ",\"data\":" + event.payload() + "}";
    }

    private static String checkpoint(Proofs.Signed signed) {
        return "{\"specversion\":\"1.0\",\"id\":\"checkpoint-" + signed.treeSize()
                + "\",\"source\":\"/recourse\",\"type\":\"io.recourse.audit.checkpoint\",\"data\":{\"note\":"
                + text(signed.note()) + "}}";
    }

    private static String text(String value) {
        return JSON.writeValueAsString(value);
    }
}
