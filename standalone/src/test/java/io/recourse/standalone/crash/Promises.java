package io.recourse.standalone.crash;

import io.recourse.standalone.crash.Acknowledged.Answered;
import io.recourse.standalone.crash.Command.Kind;
import io.recourse.standalone.crash.History.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold of the history. */
public final class Promises {

    private final History history;
    private final Acknowledged acknowledged;
    private final Figures figures;

    Promises(History history, Acknowledged acknowledged, Figures figures) {
        this.history = history;
        this.acknowledged = acknowledged;
        this.figures = figures;
    }

    /** At any time: what was acknowledged is there, and what may be there once is not there twice. */
    void hold(List<Answered> told) {
        require(history.distinct() == history.size(), "an event has come twice: " + history.size());
        history.streams().forEach(this::streamIsWhole);
        told.forEach(answered -> require(isThere(answered), "LOST: " + answered));
        cases().forEach(id -> List.of("CRASH_DECIDED", "CRASH_ESCALATED")
                .forEach(name -> require(expired(id, name) <= 1, "DOUBLED: " + name + " of " + id)));
    }

    /** At the end, when nobody works: it is there exactly once. */
    void holdExactly() {
        Set<String> opened = ids(acknowledged.all(Kind.DECIDED_CASE, Kind.ESCALATED_CASE));
        require(cases().equals(opened), "DOUBLED or lost cases: " + difference(cases(), opened));
        Map<String, Long> notes = acknowledged.all(Kind.NOTE).stream()
                .collect(Collectors.groupingBy(Answered::caseId, Collectors.counting()));
        opened.forEach(id -> {
            long written = history.of(id, "NoteAdded").size();
            require(written == notes.getOrDefault(id, 0L), "DOUBLED or lost notes in " + id + ": " + written);
        });
        Set<String> decided = ids(acknowledged.all(Kind.DECIDED_CASE));
        Map<String, Set<String>> refunds = acknowledged.all(Kind.REFUND).stream()
                .collect(Collectors.groupingBy(
                        Answered::caseId, Collectors.mapping(Answered::refundId, Collectors.toSet())));
        opened.forEach(id -> {
            List<String> requested = history.of(id, "RefundRequested").stream()
                    .map(Event::refundId)
                    .toList();
            require(
                    decided.contains(id)
                            ? requested.size() == 1
                            : new HashSet<>(requested).equals(refunds.getOrDefault(id, Set.of()))
                                    && requested.size() == new HashSet<>(requested).size(),
                    "DOUBLED or lost refunds in " + id + ": " + requested);
        });
        opened.forEach(id -> require(
                expired(id, decided.contains(id) ? "CRASH_DECIDED" : "CRASH_ESCALATED") == 1,
                "the deadline of " + id + " did not fire once"));
        opened.forEach(this::refundsEndedOnce);
    }

    /** Whether nothing is under way any more. */
    boolean atRest() {
        return acknowledged.all(Kind.DECIDED_CASE, Kind.ESCALATED_CASE).stream()
                .allMatch(answered -> history.of(answered.caseId(), "DeadlineExpired").stream()
                                .anyMatch(event -> event.name().startsWith("CRASH_"))
                        && history.of(answered.caseId(), "RefundRequested").stream()
                                .allMatch(
                                        refund -> count(answered.caseId(), "RefundSucceeded", refund.refundId()) > 0));
    }

    /** Of all refunds that were asked for. */
    Set<String> refunds() {
        return cases().stream()
                .flatMap(id -> history.of(id, "RefundRequested").stream())
                .map(Event::refundId)
                .collect(Collectors.toSet());
    }

    private void refundsEndedOnce(String id) {
        for (Event refund : history.of(id, "RefundRequested")) {
            long succeeded = count(id, "RefundSucceeded", refund.refundId());
            require(succeeded == 1, refund.refundId() + " of " + id + " succeeded " + succeeded + " times");
        }
    }

    private long count(String stream, String type, String refundId) {
        return history.of(stream, type).stream()
                .filter(event -> event.refundId().equals(refundId))
                .count();
    }

    private void streamIsWhole(String id, List<Event> events) {
        require(
                IntStream.range(0, events.size()).allMatch(i -> events.get(i).sequence() == i),
                "the events of " + id + " are not numbered from 0 without a gap");
    }

    private boolean isThere(Answered answered) {
        return switch (answered.command().kind()) {
            case PACK -> !history.streams().isEmpty();
            case PAYMENT -> !history.of(answered.command().key()).isEmpty();
            case DECIDED_CASE, ESCALATED_CASE ->
                history.of(answered.caseId()).stream()
                        .anyMatch(event -> event.type().equals("DisputeOpened"));
            case NOTE ->
                history.of(answered.caseId()).size() > answered.version()
                        && history.of(answered.caseId(), "NoteAdded").stream()
                                .anyMatch(event -> event.sequence() <= answered.version());
            case REFUND -> count(answered.caseId(), "RefundRequested", answered.refundId()) == 1;
        };
    }

    private long expired(String id, String name) {
        return history.of(id, "DeadlineExpired").stream()
                .filter(event -> event.name().equals(name))
                .count();
    }

    private Set<String> cases() {
        return history.streams().keySet().stream()
                .filter(id -> id.startsWith("case_"))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(List<Answered> opened) {
        return opened.stream().map(Answered::caseId).collect(Collectors.toSet());
    }

    private static Set<String> difference(Set<String> left, Set<String> right) {
        Set<String> all = new HashSet<>(left);
        all.addAll(right);
        all.removeIf(id -> left.contains(id) && right.contains(id));
        return all;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            figures.finding(otherwise);
        }
    }
}
