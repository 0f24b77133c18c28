package io.recourse.standalone.crash;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients were told. */
public final class Acknowledged {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConcurrentLinkedQueue<Answered> all = new ConcurrentLinkedQueue<>();
    private final int most;
    private final AtomicInteger kept = new AtomicInteger();

    Acknowledged() {
        this(Integer.MAX_VALUE);
    }

    /** @param most that are remembered; the eldest are forgotten */
    Acknowledged(int most) {
        this.most = most;
    }

    /** A command and its first good answer. */
    public record Answered(Command command, int status, String body) {

        public String caseId() {
            return command.kind() == Command.Kind.REFUND ? command.path().split("/")[4] : text("/disputeId");
        }

        String refundId() {
            return text("/refundId");
        }

        public long version() {
            return json().at("/version").asLong();
        }

        private String text(String pointer) {
            return json().at(pointer).asString();
        }

        private JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Answered add(Command command, int status, String body) {
        Answered answered = new Answered(command, status, body);
        all.add(answered);
        if (kept.incrementAndGet() > most) {
            kept.decrementAndGet();
            all.poll();
        }
        return answered;
    }

    List<Answered> all() {
        return List.copyOf(all);
    }

    List<Answered> all(Command.Kind... kinds) {
        List<Command.Kind> wanted = List.of(kinds);
        return all.stream()
                .filter(answered -> wanted.contains(answered.command().kind()))
                .toList();
    }
}
