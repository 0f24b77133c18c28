package io.recourse.command.policy.pack;

import io.recourse.command.policy.Policy.Facts;
import io.recourse.dispute.Party;
import io.recourse.money.Money;
import io.recourse.receipt.ReceiptKind;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.terms.CaseTerms;
import io.recourse.terms.CreditLimits;
import io.recourse.terms.EvidenceNeed;
import io.recourse.terms.Promise;
import io.recourse.terms.RefundLimits;
import io.recourse.work.Queue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all packs of a case ask of it together: everything that any asks for, within the narrowest limit of each kind. */
final class AllTerms {

    private final List<Terms> terms;
    private final List<Limits> limits;
    private final Facts facts;

    private AllTerms(List<Pack> packs, Facts facts) {
        this.terms = packs.stream().flatMap(pack -> pack.terms().stream()).toList();
        this.limits = packs.stream().flatMap(pack -> pack.limits().stream()).toList();
        this.facts = facts;
    }

    /** @throws Rejected when no pack says something that every case must have */
    static CaseTerms of(List<Pack> packs, Facts facts) {
        return new AllTerms(packs, facts).all();
    }

    /** Where the case is worked first, by the first pack that says so. */
    static Queue queue(List<Pack> packs, Facts facts) {
        AllTerms all = new AllTerms(packs, facts);
        return all.concerning(Terms::routing, Terms.Routing::when)
                .map(Terms.Routing::queue)
                .findFirst()
                .orElseThrow(AllTerms::missing);
    }

    private CaseTerms all() {
        return new CaseTerms(
                concerning(Terms::verification, Terms.Verification::when)
                        .flatMap(verification -> verification.before().stream())
                        .distinct()
                        .toList(),
                least(terms, Terms::identityValidFor),
                approvalAbove(),
                concerning(Terms::intake, Terms.Intake::when)
                        .flatMap(intake -> intake.items().stream())
                        .distinct()
                        .toList(),
                evidence(),
                promise(Terms.Promises::customerAnswer),
                promise(Terms.Promises::merchantAnswer),
                promise(Terms.Promises::offer),
                promise(Terms.Promises::appeal),
                promise(Terms.Promises::refund),
                least(limits, Limits::longestExtension),
                least(limits, Limits::receiptsPerParty),
                least(limits, Limits::responsesPerRound),
                limits.stream().flatMap(l -> l.refunds().stream()).reduce(RefundLimits::and),
                limits.stream().flatMap(l -> l.provisionalCredit().stream()).reduce(CreditLimits::and));
    }

    private static Rejected missing() {
        return new Rejected(Rejection.of(Rule.NO_POLICY_APPLIES));
    }

    private static <S, T extends Comparable<T>> T least(List<S> of, Function<S, Optional<T>> what) {
        return of.stream()
                .flatMap(one -> what.apply(one).stream())
                .min(Comparator.naturalOrder())
                .orElseThrow(AllTerms::missing);
    }

    private Promise promise(Function<Terms.Promises, Promise> which) {
        return terms.stream()
                .flatMap(t -> t.promises().stream())
                .map(which)
                .min(Comparator.comparing(Promise::within))
                .orElseThrow(AllTerms::missing);
    }

    private <T> Stream<T> concerning(Function<Terms, Optional<List<T>>> what, Function<T, Optional<Condition>> when) {
        return terms.stream()
                .flatMap(t -> what.apply(t).stream())
                .flatMap(List::stream)
                .filter(one ->
                        when.apply(one).map(condition -> condition.holds(facts)).orElse(true));
    }

    /** The lowest amount of each currency. */
    private Optional<List<Money>> approvalAbove() {
        List<Money> amounts = limits.stream()
                .flatMap(l -> l.approvalAbove().stream())
                .flatMap(List::stream)
                .toList();
        Map<String, Money> lowest = amounts.stream()
                .collect(Collectors.toMap(
                        amount -> amount.currency().getCurrencyCode(),
                        Function.identity(),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b,
                        LinkedHashMap::new));
        return limits.stream().anyMatch(l -> l.approvalAbove().isPresent())
                ? Optional.of(List.copyOf(lowest.values()))
                : Optional.empty();
    }

    /** What one pack demands, another cannot make optional. */
    private List<EvidenceNeed> evidence() {
        record Piece(Party party, ReceiptKind kind) {}
        Map<Piece, EvidenceNeed> needs = new LinkedHashMap<>();
        concerning(Terms::evidence, Terms.Evidence::when)
                .flatMap(evidence ->
                        Stream.concat(needs(evidence, evidence.must(), true), needs(evidence, evidence.may(), false)))
                .forEach(need ->
                        needs.merge(new Piece(need.party(), need.kind()), need, (a, b) -> a.mandatory() ? a : b));
        return List.copyOf(needs.values());
    }

    private static Stream<EvidenceNeed> needs(
            Terms.Evidence evidence, Optional<List<ReceiptKind>> kinds, boolean mandatory) {
        return kinds.stream().flatMap(List::stream).map(kind -> new EvidenceNeed(kind, evidence.party(), mandatory));
    }
}
