package io.recourse.dispute;

import io.recourse.identity.IdentityCheck;
import io.recourse.incident.IncidentId;
import io.recourse.work.Queue;
import io.recourse.work.Satisfaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who works on a case, and what was done with the customer.
 *
 * @param firstAnsweredAt business time of the first contact
 * @param heldSince when the wallet was asked to lock the account, while it is locked
 */
public record Handling(
        Queue queue,
        Optional<String> assignee,
        List<IdentityCheck> identity,
        int contacts,
        int notes,
        int escalations,
        Optional<Instant> firstAnsweredAt,
        Optional<Instant> heldSince,
        Optional<IncidentId> incident,
        Optional<Rating> rating) {

    public Handling {
        identity = List.copyOf(identity);
    }

    public Optional<Satisfaction> satisfaction() {
        return rating.map(Rating::satisfaction);
    }

    static Handling in(Queue queue) {
        return new Handling(
                queue,
                Optional.empty(),
                List.of(),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Handling contacted(Instant at) {
        Optional<Instant> first = firstAnsweredAt.or(() -> Optional.of(at));
        return new Handling(
                queue, assignee, identity, contacts + 1, notes, escalations, first, heldSince, incident, rating);
    }

    Handling noted() {
        return new Handling(
                queue,
                assignee,
                identity,
                contacts,
                notes + 1,
                escalations,
                firstAnsweredAt,
                heldSince,
                incident,
                rating);
    }

    /** Another queue, in which nobody has it yet. */
    Handling escalated(Queue to) {
        Optional<String> keeper = to == queue ? assignee : Optional.empty();
        return new Handling(
                to, keeper, identity, contacts, notes, escalations + 1, firstAnsweredAt, heldSince, incident, rating);
    }

    Handling assigned(Queue to, Optional<String> who) {
        return new Handling(
                to, who, identity, contacts, notes, escalations, firstAnsweredAt, heldSince, incident, rating);
    }

    Handling verified(IdentityCheck check) {
        List<IdentityCheck> checks =
                Stream.concat(identity.stream(), Stream.of(check)).toList();
        return new Handling(
                queue, assignee, checks, contacts, notes, escalations, firstAnsweredAt, heldSince, incident, rating);
    }

    Handling held(Optional<Instant> since) {
        return new Handling(
                queue, assignee, identity, contacts, notes, escalations, firstAnsweredAt, since, incident, rating);
    }

    Handling partOf(IncidentId common) {
        return new Handling(
                queue,
                assignee,
                identity,
                contacts,
                notes,
                escalations,
                firstAnsweredAt,
                heldSince,
                Optional.of(common),
                rating);
    }

    Handling rated(Optional<Rating> how) {
        return new Handling(
                queue,
                assignee,
                identity,
                contacts,
                notes,
                escalations,
                firstAnsweredAt,
                heldSince,
                incident,
                how.or(() -> rating));
    }

    /** Without the words of event {@code sequence}. */
    Handling silent(long sequence) {
        return new Handling(
                queue,
                assignee,
                identity,
                contacts,
                notes,
                escalations,
                firstAnsweredAt,
                heldSince,
                incident,
                rating.map(r -> r.sequence() == sequence ? r.silent() : r));
    }
}
