package io.recourse.command.gateway.adyen;

import com.adyen.model.notification.Amount;
import com.adyen.model.notification.NotificationRequestItem;
import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Standing;
import io.recourse.money.Money;
import io.recourse.payment.OutsideMovement;
import io.recourse.payment.OutsideMovement.Kind;
import io.recourse.refund.RefundId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an item of a webhook means to us (docs.adyen.com/api-explorer/Webhooks). Of the events of a dispute three move money, and
 * each time it is the disputed amount: CHARGEBACK, CHARGEBACK_REVERSED and SECOND_CHARGEBACK. The verdict of a pre-arbitration
 * or an arbitration moves it by one of those.
 */
final class AdyenNotices {

    private AdyenNotices() {}

    /** @throws IllegalArgumentException when it moves money and does not say what, or of which payment */
    static Notice of(String id, Instant at, NotificationRequestItem item) {
        String psp = item.getPspReference();
        Notice nothing = new Notice.Other(id, item.getEventCode());
        return switch (item.getEventCode()) {
            case "REFUND", "REFUND_WITH_DATA" ->
                item.isSuccess()
                        ? refund(id, at, item, new Standing.Succeeded(psp)).orElseGet(() -> taken(id, at, item))
                        : refund(id, at, item, AdyenReason.refused(item.getReason()))
                                .orElse(nothing);
            case "CANCEL_OR_REFUND" -> item.isSuccess() && !isCancel(item) ? taken(id, at, item) : nothing;
            case "REFUND_FAILED", "REFUNDED_REVERSED" ->
                item.isSuccess()
                        ? refund(id, at, item, AdyenReason.sentBack(item.getReason(), item.getEventCode()))
                                .orElseGet(() -> returned(id, at, item))
                        : nothing;
            case "POSTPONED_REFUND" ->
                refund(id, at, item, new Standing.Pending(psp)).orElse(nothing);
            case "VOID_PENDING_REFUND" ->
                item.isSuccess()
                        ? refund(id, at, item, new Standing.Canceled(psp, item.getEventCode()))
                                .orElse(nothing)
                        : nothing;
            case "CHARGEBACK", "SECOND_CHARGEBACK" ->
                item.isSuccess() ? disputed(id, at, item, Kind.CHARGEBACK) : nothing;
            case "CHARGEBACK_REVERSED" -> item.isSuccess() ? disputed(id, at, item, Kind.CHARGEBACK_RETURNED) : nothing;
            default -> nothing;
        };
    }

    /** Empty when it was made elsewhere: its reference is not an id of ours. */
    private static Optional<Notice> refund(String id, Instant at, NotificationRequestItem item, Standing standing) {
        return ours(item.getMerchantReference()).map(refundId -> new Notice.RefundStands(id, refundId, standing, at));
    }

    /** The same movement, whichever of several events tells of it. */
    private static Notice taken(String id, Instant at, NotificationRequestItem item) {
        return moved(id, at, item, item.getPspReference() + ":refunded", Kind.REFUND);
    }

    private static Notice returned(String id, Instant at, NotificationRequestItem item) {
        return moved(id, at, item, item.getPspReference() + ":returned", Kind.REFUND_RETURNED);
    }

    private static Notice disputed(String id, Instant at, NotificationRequestItem item, Kind kind) {
        return moved(id, at, item, item.getPspReference() + ":" + item.getEventCode(), kind);
    }

    private static Notice moved(String id, Instant at, NotificationRequestItem item, String movement, Kind kind) {
        return new Notice.MovedOutside(
                id,
                payment(item),
                new OutsideMovement(
                        AdyenRefundGateway.SOURCE, movement, kind, item.getPspReference(), money(item), at));
    }

    /**
     * Unless the webhook is told to send it ("Include the originalReference for CHARGEBACK_REVERSED events"), some events of a
     * dispute have no original reference, and then their own is that of the payment.
     */
    private static String payment(NotificationRequestItem item) {
        return given(item.getOriginalReference()).orElse(item.getPspReference());
    }

    private static Money money(NotificationRequestItem item) {
        Amount amount = item.getAmount();
        if (amount == null || amount.getValue() == null || amount.getCurrency() == null) {
            throw new IllegalArgumentException("it has no amount");
        }
        return AdyenAmount.money(amount.getValue(), amount.getCurrency());
    }

    /** What was called off had not been captured, and nothing of it can be refunded; so it does no harm to be wrong here. */
    private static boolean isCancel(NotificationRequestItem item) {
        return "cancel"
                .equals(Objects.requireNonNullElse(item.getAdditionalData(), Map.of())
                        .get("modification.action"));
    }

    private static Optional<RefundId> ours(@Nullable String reference) {
        try {
            return given(reference).map(RefundId::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }
}
