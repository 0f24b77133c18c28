package io.recourse.standalone.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events that an auditor has read so far. */
public final class History {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, List<Event>> streams = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<Long> position = Optional.empty();

    /**
     * @param type without its package
     * @param refundId empty when it is about none
     * @param name of the deadline; empty when it is about none
     */
    record Event(String id, String type, long sequence, String refundId, String name) {}

    /** Goes on after the last event that is known. */
    History read(Api auditor) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = auditor.stream(
                "/api/v1/audit/events" + position.map(last -> "?after=" + last).orElse(""));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (answer.statusCode() != 200) {
                throw new IOException("the history was answered " + answer.statusCode());
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(JSON.readTree(line));
            }
        } catch (JacksonException cutShort) {
            throw new IOException(cutShort);
        }
        return this;
    }

    private void add(JsonNode stored) {
        position = Optional.of(stored.at("/position").asLong());
        Event event = new Event(
                stored.at("/eventId").asString(),
                stored.at("/type").asString().replaceFirst(".*\\.", ""),
                stored.at("/sequence").asLong(),
                stored.at("/payload/refundId").asString(""),
                stored.at("/payload/name").asString(""));
        ids.add(event.id());
        streams.computeIfAbsent(stored.at("/streamId").asString(), key -> new ArrayList<>())
                .add(event);
    }

    Map<String, List<Event>> streams() {
        return streams;
    }

    List<Event> of(String stream) {
        return streams.getOrDefault(stream, List.of());
    }

    List<Event> of(String stream, String type) {
        return of(stream).stream().filter(event -> event.type().equals(type)).toList();
    }

    int size() {
        return streams.values().stream().mapToInt(List::size).sum();
    }

    /** Fewer than {@link #size} when an event is there twice. */
    int distinct() {
        return ids.size();
    }
}
