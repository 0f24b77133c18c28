package io.recourse.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.information.InformationRequest;
import io.recourse.information.RequestId;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.OfferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the parties ask, offer and tell each other.
 *
 * @param responses of all rounds, in order
 * @param returnAwaited goods are to come back
 */
public record Dealings(
        List<InformationRequest> requests,
        List<MadeOffer> offers,
        List<Message> messages,
        List<Response> responses,
        boolean returnAwaited) {

    static final Dealings NONE = new Dealings(List.of(), List.of(), List.of(), List.of(), false);

    public Dealings {
        requests = List.copyOf(requests);
        offers = List.copyOf(offers);
        messages = List.copyOf(messages);
        responses = List.copyOf(responses);
    }

    public Optional<InformationRequest> request(RequestId id) {
        return requests.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    public Optional<MadeOffer> offer(OfferId id) {
        return offers.stream().filter(o -> o.offer().id().equals(id)).findFirst();
    }

    public Optional<MadeOffer> standingOfferTo(Party party) {
        return offers.stream()
                .filter(o -> o.standing() && o.offer().to() == party)
                .findFirst();
    }

    public List<Response> responsesIn(int round) {
        return responses.stream().filter(r -> r.round() == round).toList();
    }

    /** Whether the case cannot go on without {@code party}. */
    public boolean await(Party party) {
        return requests.stream().anyMatch(r -> r.awaited() && r.party() == party)
                || standingOfferTo(party).isPresent()
                || (returnAwaited && party == Party.CUSTOMER);
    }

    Dealings asked(InformationRequest request) {
        return new Dealings(plus(requests, request), offers, messages, responses, returnAwaited);
    }

    Dealings request(RequestId id, UnaryOperator<InformationRequest> change) {
        List<InformationRequest> all = requests.stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList();
        return new Dealings(all, offers, messages, responses, returnAwaited);
    }

    Dealings offered(MadeOffer offer) {
        return new Dealings(requests, plus(offers, offer), messages, responses, returnAwaited);
    }

    Dealings offer(OfferId id, UnaryOperator<MadeOffer> change) {
        List<MadeOffer> all = offers.stream()
                .map(o -> o.offer().id().equals(id) ? change.apply(o) : o)
                .toList();
        return new Dealings(requests, all, messages, responses, returnAwaited);
    }

    Dealings wrote(Message message) {
        return new Dealings(requests, offers, plus(messages, message), responses, returnAwaited);
    }

    Dealings responded(Response response) {
        return new Dealings(requests, offers, messages, plus(responses, response), returnAwaited);
    }

    Dealings awaitReturn(boolean awaited) {
        return new Dealings(requests, offers, messages, responses, awaited);
    }

    /** What belongs to the deadline that passed is overdue or has lapsed. */
    Dealings expired(DeadlineName name, Instant at) {
        return new Dealings(
                requests.stream()
                        .map(r -> r.awaited() && r.deadline().equals(name) ? r.in(InformationRequest.State.OVERDUE) : r)
                        .toList(),
                offers.stream()
                        .map(o -> o.standing() && o.deadline().equals(name) ? o.ended(MadeOffer.State.LAPSED, at) : o)
                        .toList(),
                messages,
                responses,
                returnAwaited);
    }

    /** A deadline is due at another instant, and an offer that it belongs to stands until then. */
    Dealings moved(DeadlineName name, Instant dueAt) {
        List<MadeOffer> all = offers.stream()
                .map(o -> o.standing() && o.deadline().equals(name) ? o.standingUntil(dueAt) : o)
                .toList();
        return new Dealings(requests, all, messages, responses, returnAwaited);
    }

    /** The case ended: nobody is waited for any more. */
    Dealings ended(Instant at) {
        return new Dealings(
                requests.stream()
                        .map(r -> r.answerable() ? r.in(InformationRequest.State.CLOSED) : r)
                        .toList(),
                offers.stream()
                        .map(o -> o.standing() ? o.ended(MadeOffer.State.LAPSED, at) : o)
                        .toList(),
                messages,
                responses,
                false);
    }

    /** Without the words of event {@code sequence}. */
    Dealings silent(long sequence) {
        return new Dealings(
                requests.stream().map(r -> r.silent(sequence)).toList(),
                offers.stream()
                        .map(o -> o.sequence() == sequence ? o.silent() : o)
                        .toList(),
                messages.stream()
                        .map(m -> m.sequence() == sequence ? m.silent() : m)
                        .toList(),
                responses.stream()
                        .map(r -> r.sequence() == sequence ? r.silent() : r)
                        .toList(),
                returnAwaited);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }
}
