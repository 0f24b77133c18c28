package io.recourse.dispute;

import io.recourse.information.Answer;
import io.recourse.information.InformationRequest;
import io.recourse.information.Item;
import io.recourse.information.RequestId;
import io.recourse.information.RequestedItem;
import io.recourse.personal.Personal;
import io.recourse.receipt.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request for information as it is shown.
 *
 * @param missing mandatory items that have not come
 */
public record RequestView(
        RequestId requestId,
        Party party,
        InformationRequest.State state,
        List<ItemView> items,
        List<AnswerView> provided,
        List<Item> missing,
        Optional<String> message,
        Instant askedAt,
        Optional<Instant> answeredAt) {

    public record ItemView(Item item, boolean mandatory, Optional<String> details) {
        private static ItemView of(RequestedItem item) {
            return new ItemView(item.item(), item.mandatory(), item.details().map(Personal::value));
        }
    }

    public record AnswerView(Item item, Optional<String> words, Optional<ReceiptId> receiptId) {
        private static AnswerView of(Answer item) {
            return new AnswerView(item.item(), item.words().map(Personal::value), item.receiptId());
        }
    }

    public static List<RequestView> of(CaseState state) {
        return state.dealings().requests().stream().map(RequestView::of).toList();
    }

    private static RequestView of(InformationRequest request) {
        return new RequestView(
                request.id(),
                request.party(),
                request.state(),
                request.items().stream().map(ItemView::of).toList(),
                request.provided().stream().map(AnswerView::of).toList(),
                request.missing(),
                request.message().map(Personal::value),
                request.askedAt(),
                request.answeredAt());
    }
}
