package io.recourse.information;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Party;
import io.recourse.personal.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A request for information and what has come of it.
 *
 * @param sequence of the event that made it
 * @param deadline the name of its deadline
 */
public record InformationRequest(
        RequestId id,
        long sequence,
        Party party,
        List<RequestedItem> items,
        Optional<Personal<String>> message,
        DeadlineName deadline,
        State state,
        List<Answer> provided,
        Instant askedAt,
        Optional<Instant> answeredAt) {

    public enum State {
        OPEN,
        ANSWERED,
        /** Its deadline passed; it can still be answered. */
        OVERDUE,
        /** The case ended before it was answered. */
        CLOSED
    }

    public InformationRequest {
        items = List.copyOf(items);
        provided = List.copyOf(provided);
    }

    public boolean awaited() {
        return state == State.OPEN;
    }

    public boolean answerable() {
        return state == State.OPEN || state == State.OVERDUE;
    }

    public boolean asksFor(Item item) {
        return items.stream().anyMatch(i -> i.item() == item);
    }

    /** The mandatory items that have not come. */
    public List<Item> missing() {
        return missingAfter(List.of());
    }

    public List<Item> missingAfter(List<ProvidedItem> more) {
        return items.stream()
                .filter(RequestedItem::mandatory)
                .map(RequestedItem::item)
                .filter(item -> provided.stream().noneMatch(answer -> answer.item() == item)
                        && more.stream().noneMatch(answer -> answer.item() == item))
                .toList();
    }

    /** @param by sequence of the event that tells it */
    public InformationRequest provided(List<ProvidedItem> more, boolean complete, long by, Instant at) {
        Stream<Answer> answers = more.stream().map(item -> Answer.of(item, by));
        return new InformationRequest(
                id,
                sequence,
                party,
                items,
                message,
                deadline,
                complete ? State.ANSWERED : state,
                Stream.concat(provided.stream(), answers).toList(),
                askedAt,
                complete ? Optional.of(at) : answeredAt);
    }

    public InformationRequest in(State next) {
        return new InformationRequest(
                id, sequence, party, items, message, deadline, next, provided, askedAt, answeredAt);
    }

    /** Without what event {@code by} says in words, be it this request or an answer to it. */
    public InformationRequest silent(long by) {
        boolean asking = sequence == by;
        return new InformationRequest(
                id,
                sequence,
                party,
                asking ? items.stream().map(RequestedItem::silent).toList() : items,
                asking ? Optional.empty() : message,
                deadline,
                state,
                provided.stream()
                        .map(answer -> answer.sequence() == by ? answer.silent() : answer)
                        .toList(),
                askedAt,
                answeredAt);
    }
}
