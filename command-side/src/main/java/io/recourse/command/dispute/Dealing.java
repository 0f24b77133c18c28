package io.recourse.command.dispute;

import io.recourse.dispute.Party;
import io.recourse.information.ProvidedItem;
import io.recourse.information.RequestedItem;
import io.recourse.personal.Personal;
import io.recourse.runtime.masking.FreeText;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.web.Checks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks what the parties' requests say. */
final class Dealing {

    private static final int MOST_ITEMS = 30;

    private Dealing() {}

    record Questions(List<RequestedItem> items, Optional<Personal<String>> message) {}

    /** At least one item, each once; staff are not asked, they know. */
    static Questions questions(CaseRequests.Question request) {
        Checks checks = new Checks();
        checks.list("/items", Optional.of(request.items()), 1, MOST_ITEMS);
        checks.that(
                request.items().stream()
                                .map(CaseRequests.AskedItem::item)
                                .distinct()
                                .count()
                        == request.items().size(),
                "/items",
                Flaw.Kind.DUPLICATE);
        checks.that(request.party() != Party.OPERATOR, "/party", Flaw.Kind.INVALID);
        return checks.build(() -> new Questions(
                IntStream.range(0, request.items().size())
                        .mapToObj(i -> asked("/items/" + i, request.items().get(i)))
                        .toList(),
                FreeText.optional("/message", request.message())));
    }

    private static RequestedItem asked(String pointer, CaseRequests.AskedItem item) {
        return new RequestedItem(
                item.item(), item.mandatory().orElse(true), FreeText.optional(pointer + "/details", item.details()));
    }

    static List<ProvidedItem> answers(CaseRequests.Answer request) {
        Checks checks = new Checks();
        checks.list("/items", Optional.of(request.items()), 1, MOST_ITEMS);
        IntStream.range(0, request.items().size()).forEach(i -> {
            CaseRequests.AnsweredItem item = request.items().get(i);
            checks.that(
                    item.words().isPresent() || item.receiptId().isPresent(),
                    "/items/" + i + "/words",
                    Flaw.Kind.REQUIRED);
        });
        return checks.build(() -> IntStream.range(0, request.items().size())
                .mapToObj(i -> provided("/items/" + i, request.items().get(i)))
                .toList());
    }

    private static ProvidedItem provided(String pointer, CaseRequests.AnsweredItem item) {
        return new ProvidedItem(item.item(), FreeText.optional(pointer + "/words", item.words()), item.receiptId());
    }

    /** @return what the offer says in words */
    static Optional<Personal<String>> offer(CaseRequests.NewOffer request) {
        Checks checks = new Checks();
        request.amount().ifPresent(amount -> checks.positive("/amount", request.amount()));
        checks.build(() -> request);
        return FreeText.optional("/message", request.message());
    }

    /** Staff speak for the customer, or for themselves. */
    static Party staffSpeakFor(Optional<Party> from) {
        Checks checks = new Checks();
        checks.that(from.filter(Party.MERCHANT::equals).isEmpty(), "/from", Flaw.Kind.INVALID);
        return checks.build(() -> from.orElse(Party.OPERATOR));
    }

    static void requireMerchant(String pointer, Optional<Party> from) {
        Checks checks = new Checks();
        checks.that(from.map(Party.MERCHANT::equals).orElse(true), pointer, Flaw.Kind.INVALID);
        checks.build(() -> from);
    }

    static void requireOther(Party from, Party to) {
        Checks checks = new Checks();
        checks.that(from != to, "/to", Flaw.Kind.INVALID);
        checks.build(() -> to);
    }
}
