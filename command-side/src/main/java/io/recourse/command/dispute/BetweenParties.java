package io.recourse.command.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Role;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.dispute.AcceptOffer;
import io.recourse.dispute.AcknowledgeReturn;
import io.recourse.dispute.Basis;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.DeclineOffer;
import io.recourse.dispute.DisputeEvent;
import io.recourse.dispute.Finality;
import io.recourse.dispute.InformationProvided;
import io.recourse.dispute.InformationRequested;
import io.recourse.dispute.MakeOffer;
import io.recourse.dispute.MerchantResponded;
import io.recourse.dispute.MessageSent;
import io.recourse.dispute.OfferAccepted;
import io.recourse.dispute.OfferDeclined;
import io.recourse.dispute.OfferMade;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.ProvideInformation;
import io.recourse.dispute.RequestInformation;
import io.recourse.dispute.Respond;
import io.recourse.dispute.ReturnAcknowledged;
import io.recourse.dispute.SendMessage;
import io.recourse.information.InformationRequest;
import io.recourse.information.Item;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.money.Money;
import io.recourse.offer.MadeOffer;
import io.recourse.offer.Offer;
import io.recourse.offer.OfferKind;
import io.recourse.personal.Personal;
import io.recourse.receipt.CaseReceipt;
import io.recourse.receipt.ReceiptId;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.terms.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the parties ask, answer, offer and tell each other. */
final class BetweenParties {

    private BetweenParties() {}

    static List<DisputeEvent> ask(CaseState state, RequestInformation c, Instant now) {
        requireMerchant(state, c.party());
        DeadlineName name = state.nextDeadline(DeadlineName.INFORMATION);
        Promise promise = state.terms().answer(c.party());
        Deadline due = c.dueAt()
                .map(at -> promise.deadline(
                        name, c.party(), now, within(at, promise, state, now), List.of(Milestone.CASE_CLOSED)))
                .orElseGet(() -> promise.deadline(name, c.party(), now, List.of(Milestone.CASE_CLOSED)));
        return List.of(new InformationRequested(
                c.caseId(), c.requestId(), c.party(), c.items(), c.message(), withoutVerdict(due, c.items()), c.act()));
    }

    /** A verdict by timeout follows only where an answer to the complaint itself was asked for. */
    private static Deadline withoutVerdict(Deadline due, List<RequestedItem> items) {
        if (items.stream().anyMatch(item -> item.item() == Item.RESPONSE)) {
            return due;
        }
        return Deadline.promise(
                due.name(),
                due.party(),
                due.startsAt(),
                due.dueAt(),
                due.metBy(),
                due.onExpiry().stream()
                        .filter(effect -> !(effect instanceof ExpiryEffect.Decide))
                        .toList(),
                due.pausable());
    }

    static List<DisputeEvent> provide(CaseState state, ProvideInformation c, Instant now) {
        InformationRequest request = state.dealings().request(c.requestId()).orElseThrow();
        c.items().stream()
                .filter(item -> !request.asksFor(item.item()))
                .findFirst()
                .ifPresent(item -> refuse(Rejection.of(Rule.ITEM_NOT_ASKED_FOR, "item", item.item())));
        c.items().stream()
                .flatMap(item -> item.receiptId().stream())
                .filter(id -> !usable(state, id, request.party()))
                .findFirst()
                .ifPresent(id -> refuse(Rejection.of(Rule.RECEIPT_NOT_PRESENT, "receiptId", id)));
        return answer(state, request, c.items(), now, c.act()).toList();
    }

    private static boolean usable(CaseState state, ReceiptId id, Party party) {
        return state.receipt(id)
                .filter(CaseReceipt::counts)
                .filter(r -> r.party() == party)
                .isPresent();
    }

    /** Answers {@code item} in every request to {@code party} that waits for it. */
    static Stream<DisputeEvent> answers(
            CaseState state, Party party, Item item, Optional<Personal<String>> words, Instant now, Act act) {
        List<ProvidedItem> items = List.of(new ProvidedItem(item, words, Optional.empty()));
        return state.dealings().requests().stream()
                .filter(request -> request.party() == party && request.answerable() && request.asksFor(item))
                .filter(request -> request.provided().stream().noneMatch(p -> p.item() == item))
                .flatMap(request -> answer(state, request, items, now, act));
    }

    private static Stream<DisputeEvent> answer(
            CaseState state, InformationRequest request, List<ProvidedItem> items, Instant now, Act act) {
        boolean complete = request.missingAfter(items).isEmpty();
        boolean late =
                state.deadline(request.deadline()).filter(d -> d.inTime(now)).isEmpty();
        DisputeEvent provided =
                new InformationProvided(state.id(), request.id(), request.party(), items, complete, late, act);
        return complete
                ? Stream.concat(Stream.of(provided), Met.named(request.deadline(), state, now, act))
                : Stream.of(provided);
    }

    static List<DisputeEvent> send(CaseState state, SendMessage c) {
        requireMerchant(state, c.from());
        requireMerchant(state, c.to());
        return List.of(new MessageSent(c.caseId(), c.from(), c.to(), c.text(), c.act()));
    }

    static List<DisputeEvent> respond(CaseState state, Respond c, Instant now) {
        List<ReceiptId> drafts = state.receipts().stream()
                .filter(r -> r.party() == Party.MERCHANT
                        && r.draft()
                        && r.withdrawnAt().isEmpty())
                .map(CaseReceipt::id)
                .toList();
        boolean late = state.late().contains(Party.MERCHANT)
                || state.deadlines().stream()
                        .anyMatch(d -> d.deadline().party() == Party.MERCHANT && d.pending() && !d.inTime(now));
        DisputeEvent responded = new MerchantResponded(c.caseId(), c.position(), c.message(), drafts, late, c.act());
        Stream<DisputeEvent> answers = answers(state, Party.MERCHANT, Item.RESPONSE, c.message(), now, c.act());
        return Stream.of(Stream.of(responded), answers, verdict(c))
                .flatMap(events -> events)
                .toList();
    }

    private static Stream<DisputeEvent> verdict(Respond c) {
        return switch (c.position()) {
            case CONTEST -> Stream.empty();
            case CONCEDE ->
                Stream.of(Verdicts.decided(
                        c.caseId(), Outcome.CUSTOMER_FAVOUR, Basis.CONCESSION, Finality.FINAL, c.act()));
        };
    }

    static List<DisputeEvent> offer(CaseState state, MakeOffer c, Instant now) {
        if (c.party() != Party.OPERATOR) {
            requireMerchant(state, Party.MERCHANT);
        }
        requireAmount(state, c);
        DeadlineName name = state.nextDeadline(DeadlineName.OFFER);
        Promise promise = state.terms().offer();
        Offer offer = new Offer(c.offerId(), c.party(), c.kind(), c.amount(), c.message());
        Deadline due = c.validUntil()
                .map(at -> promise.deadline(
                        name, offer.to(), now, within(at, promise, state, now), List.of(Milestone.CASE_CLOSED)))
                .orElseGet(() -> promise.deadline(name, offer.to(), now, List.of(Milestone.CASE_CLOSED)));
        Optional<MadeOffer> countered = state.dealings().offers().stream()
                .filter(o -> o.standing() && o.offer().to() != offer.to())
                .findFirst();
        DisputeEvent made =
                new OfferMade(c.caseId(), offer, countered.map(o -> o.offer().id()), due, c.act());
        return Stream.concat(
                        Stream.of(made), countered.stream().flatMap(o -> Met.named(o.deadline(), state, now, c.act())))
                .toList();
    }

    private static void requireAmount(CaseState state, MakeOffer c) {
        if ((c.kind() == OfferKind.REPLACEMENT) == c.amount().isPresent()) {
            refuse(Rejection.of(Rule.OFFER_AMOUNT_MISSING));
        }
        c.amount()
                .ifPresent(amount -> state.disputedAmount()
                        .filter(disputed -> !amount.hasCurrencyOf(disputed) || amount.compareTo(disputed) > 0)
                        .ifPresent(disputed -> refuse(
                                Rejection.of(Rule.OFFER_EXCEEDS_DISPUTED, "amount", amount, "disputed", disputed))));
    }

    static List<DisputeEvent> accept(CaseState state, AcceptOffer c, Instant now) {
        MadeOffer made = state.dealings().offer(c.offerId()).orElseThrow();
        DisputeEvent accepted = new OfferAccepted(c.caseId(), c.offerId(), by(c.act()), c.act());
        DisputeEvent decided =
                Verdicts.decided(c.caseId(), outcome(state, made), Basis.AGREEMENT, Finality.FINAL, c.act());
        return Stream.of(
                        Stream.of(accepted),
                        Met.named(made.deadline(), state, now, c.act()),
                        Stream.of(decided),
                        Met.appealWindow(state, now, c.act()))
                .flatMap(events -> events)
                .toList();
    }

    private static Outcome outcome(CaseState state, MadeOffer made) {
        return made.offer()
                .amount()
                .map(amount -> covers(amount, state.disputedAmount()) ? Outcome.CUSTOMER_FAVOUR : Outcome.SPLIT)
                .orElse(Outcome.NO_FAULT);
    }

    private static boolean covers(Money amount, Optional<Money> disputed) {
        return disputed.map(all -> amount.compareTo(all) >= 0).orElse(true);
    }

    static List<DisputeEvent> decline(CaseState state, DeclineOffer c, Instant now) {
        MadeOffer made = state.dealings().offer(c.offerId()).orElseThrow();
        return Stream.concat(
                        Stream.of(new OfferDeclined(c.caseId(), c.offerId(), by(c.act()), c.reason(), c.act())),
                        Met.named(made.deadline(), state, now, c.act()))
                .toList();
    }

    static List<DisputeEvent> returned(AcknowledgeReturn c) {
        return List.of(new ReturnAcknowledged(c.caseId(), c.condition(), c.details(), c.act()));
    }

    /** Staff speak for the customer, who never acts here. */
    private static Party by(Act act) {
        return act.actor().role() == Role.MERCHANT ? Party.MERCHANT : Party.CUSTOMER;
    }

    private static void requireMerchant(CaseState state, Party party) {
        if (party == Party.MERCHANT && state.merchantId().isEmpty()) {
            refuse(Rejection.of(Rule.NO_MERCHANT));
        }
    }

    /** Whoever names an instant puts the policy's off, by as much as one extension at most. */
    private static Instant within(Instant claimed, Promise promise, CaseState state, Instant now) {
        if (!claimed.isAfter(now)) {
            refuse(Rejection.of(Rule.DEADLINE_NOT_LATER));
        }
        Instant limit = now.plus(promise.within()).plus(state.terms().longestExtension());
        if (claimed.isAfter(limit)) {
            refuse(Rejection.of(Rule.EXTENSION_TOO_LONG, "until", limit));
        }
        return claimed;
    }

    private static void refuse(Rejection rejection) {
        throw new Rejected(rejection);
    }
}
