package io.recourse.query.audit.export;

import io.recourse.query.audit.Placed;
import io.recourse.query.audit.UnderstoodEvent;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * OCEL 2.0 as JSON: all events in one pass over the history, and after them the objects that they are about, each once. To know
 * which objects it has written takes memory for each; so it goes over the history several times when there are many, each time
 * for a part of the objects, and never holds more ids than one part has.
 */
final class OcelExport implements ExportWriter {

    /** Events whose objects are told in one pass; hardly any event brings more than two new objects. */
    private static final long EVENTS_A_PASS = 200_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final History history;
    private final long eventsAPass;

    OcelExport(History history) {
        this(history, EVENTS_A_PASS);
    }

    OcelExport(History history, long eventsAPass) {
        this.history = history;
        this.eventsAPass = eventsAPass;
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        out.write("{\"objectTypes\":");
        out.write(JSON.writeValueAsString(Stream.of(OcelType.values())
                .map(type -> new OcelDocument.Type(type.word(), type.attributes()))
                .toList()));
        out.write(",\n\"eventTypes\":");
        out.write(JSON.writeValueAsString(OcelEvents.types()));
        out.write(",\n\"events\":[");
        long events = events(run, new Items(out));
        out.write("],\n\"objects\":[");
        objects(run, events, new Items(out));
        out.write("]}\n");
    }

    /** How many there are. */
    private long events(Run run, Items items) throws IOException {
        try (Selection<UnderstoodEvent> events = selection(run)) {
            for (Optional<UnderstoodEvent> event = events.next(); event.isPresent(); event = events.next()) {
                if (OcelEvents.knows(event.get().payload())) {
                    items.write(OcelEvents.of(event.get()));
                }
            }
        }
        return items.written;
    }

    private void objects(Run run, long events, Items items) throws IOException {
        OcelObjects objects = new OcelObjects(history, history.newcomers(run));
        int parts = Math.toIntExact(Math.ceilDiv(events, eventsAPass));
        for (int number = 0; number < parts; number++) {
            OcelPart part = new OcelPart(number, parts, history);
            try (Selection<UnderstoodEvent> again = selection(run)) {
                for (Optional<UnderstoodEvent> event = again.next(); event.isPresent(); event = again.next()) {
                    for (OcelPart.Met object : part.meets(event.get().payload())) {
                        items.write(objects.describe(object.ref(), object.payload()));
                    }
                }
            }
        }
    }

    private Selection<UnderstoodEvent> selection(Run run) {
        List<String> types = Stream.of(StreamType.CASE, StreamType.PAYMENT)
                .map(StreamType::value)
                .toList();
        return history.understood(run, (Placed event) -> types.contains(event.streamType()));
    }

    /** The items of an array, one a line. */
    private static final class Items {

        private final Writer out;
        private long written;

        Items(Writer out) {
            this.out = out;
        }

        void write(Object item) throws IOException {
            out.write(written == 0 ? "\n" : ",\n");
            out.write(JSON.writeValueAsString(item));
            written++;
        }
    }
}
