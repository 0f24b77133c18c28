package io.recourse.query.timeline;

import static io.recourse.query.timeline.Value.plain;
import static io.recourse.query.timeline.Value.term;

import io.recourse.deadline.PinnedDeadline;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.Verdict;
import io.recourse.information.InformationRequest;
import io.recourse.offer.MadeOffer;
import io.recourse.receipt.CaseReceipt;
import io.recourse.refund.CaseRefund;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is so in a case at one point, by the names that its view has for it. Nothing that a person said is among it. */
final class Facts {

    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private Facts() {}

    static Map<String, Fact> of(CaseState state) {
        Facts facts = new Facts();
        facts.course(state);
        facts.handling(state);
        state.deadlines().forEach(facts::deadline);
        state.refunds().forEach(facts::refund);
        state.receipts().stream().filter(receipt -> !receipt.draft()).forEach(facts::receipt);
        state.dealings().offers().forEach(facts::offer);
        state.dealings().requests().forEach(facts::request);
        return facts.facts;
    }

    private void course(CaseState state) {
        Axes axes = Axes.of(state);
        put("status", term(axes.status()));
        put("phase", term(state.phase()));
        put("stage", term(state.stage()));
        maybe("outcome", state.verdict().map(Verdict::outcome).map(Value::term));
        maybe("basis", state.verdict().map(Verdict::basis).map(Value::term));
        maybe("finality", state.verdict().map(Verdict::finality).map(Value::term));
        put("appeal", term(state.course().appeal().state()));
        put("funds", term(axes.funds()));
        maybe("refundedAmount", Axes.refunded(state).map(Value::plain));
        put("round", plain(state.round()));
        several("late", state.late());
        several("waitingFor", axes.waitingFor());
        maybe("closedAt", state.closedAt().map(Facts::moment));
    }

    private void handling(CaseState state) {
        put("queue", term(state.handling().queue()));
        maybe("assignee", state.handling().assignee().map(Value::plain));
        maybe("accountHeldSince", state.handling().heldSince().map(Facts::moment));
        maybe("pausedAt", state.pausedAt().map(Facts::moment));
        maybe("incidentId", state.handling().incident().map(Value::plain));
    }

    private void deadline(PinnedDeadline deadline) {
        Value name = new Value.Promised(deadline.name());
        part("deadlines", deadline.name().value(), "state", name, kind("DeadlineState", deadline.state()));
        part(
                "deadlines",
                deadline.name().value(),
                "dueAt",
                name,
                moment(deadline.deadline().dueAt()));
    }

    private void refund(CaseRefund refund) {
        String id = refund.id().value();
        part("refunds", id, "amount", plain(id), plain(refund.amount()));
        part("refunds", id, "status", plain(id), term(refund.status()));
    }

    private void receipt(CaseReceipt receipt) {
        String id = receipt.id().value();
        part("receipts", id, "kind", plain(id), term(receipt.receipt().kind()));
        receipt.withdrawnAt().ifPresent(at -> part("receipts", id, "withdrawnAt", plain(id), moment(at)));
    }

    private void offer(MadeOffer made) {
        String id = made.offer().id().value();
        made.offer().amount().ifPresent(amount -> part("offers", id, "amount", plain(id), plain(amount)));
        part("offers", id, "state", plain(id), kind("OfferState", made.state()));
        part("offers", id, "validUntil", plain(id), moment(made.validUntil()));
    }

    private void request(InformationRequest request) {
        String id = request.id().value();
        part("informationRequests", id, "state", plain(id), kind("RequestState", request.state()));
    }

    private void maybe(String field, Optional<Value> value) {
        value.ifPresent(there -> put(field, there));
    }

    private void several(String field, List<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            put(field, new Value.Several(values.stream().map(Value::term).toList()));
        }
    }

    private void put(String field, Value value) {
        facts.put(field, new Fact(Line.of("fact." + field), value));
    }

    private void part(String list, String id, String member, Value name, Value value) {
        facts.put(
                list + "." + id + "." + member,
                new Fact(Line.of("fact." + list + "." + member).with("name", name), value));
    }

    /** Of an enum whose own name says too little. */
    private static Value kind(String kind, Enum<?> value) {
        return new Value.Term(kind, value.name());
    }

    private static Value moment(Instant at) {
        return new Value.Moment(at);
    }
}
