package io.recourse.command.policy;

import io.recourse.actor.Channel;
import io.recourse.dispute.Party;
import io.recourse.dispute.Reason;
import io.recourse.information.Item;
import io.recourse.receipt.ReceiptKind;
import io.recourse.terms.EvidenceNeed;
import java.util.List;
import java.util.stream.Stream;

/** What a complaint should say and what evidence it needs, by its reason. */
final class Checklist {

    private Checklist() {}

    /** A letter of complaint states time, place, steps, problem and what is wanted; the rest depends on the reason. */
    static List<Item> intake(Policy.Facts facts) {
        Stream<Item> letter =
                facts.channel() == Channel.LETTER ? Stream.of(Item.PLACE, Item.STEPS_TRIED) : Stream.empty();
        Stream<Item> always = Stream.of(Item.DESCRIPTION, Item.DESIRED_RESOLUTION, Item.TRANSACTION_TIME);
        return Stream.of(always, byReason(facts.reason()), letter)
                .flatMap(items -> items)
                .distinct()
                .toList();
    }

    private static Stream<Item> byReason(Reason reason) {
        return switch (reason) {
            case PRODUCT_NOT_RECEIVED, NOT_AS_DESCRIBED, CREDIT_NOT_PROCESSED, CANCELLED_RECURRING ->
                Stream.of(Item.AMOUNT, Item.ORDER_NUMBER);
            case DUPLICATE, WRONG_AMOUNT, PAID_BY_OTHER_MEANS -> Stream.of(Item.AMOUNT);
            case PAYMENT_FAILED_BUT_CHARGED, TRANSFER_DELAYED, TOP_UP_OR_WITHDRAWAL_FAILED ->
                Stream.of(Item.AMOUNT, Item.DEVICE, Item.STEPS_TRIED);
            case FRAUD_UNAUTHORISED -> Stream.of(Item.AMOUNT, Item.DEVICE);
            case ACCOUNT_FROZEN -> Stream.of(Item.DEVICE, Item.STEPS_TRIED);
            case SERVICE_QUALITY, PRIVACY, OTHER -> Stream.empty();
        };
    }

    static List<EvidenceNeed> evidence(Reason reason) {
        return switch (reason) {
            case FRAUD_UNAUTHORISED ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.IDENTITY_DOCUMENT),
                        may(Party.CUSTOMER, ReceiptKind.POLICE_REPORT),
                        may(Party.MERCHANT, ReceiptKind.DELIVERY_PROOF));
            case PRODUCT_NOT_RECEIVED ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.PAYMENT_VOUCHER),
                        may(Party.CUSTOMER, ReceiptKind.CHAT_TRANSCRIPT),
                        must(Party.MERCHANT, ReceiptKind.DELIVERY_PROOF));
            case NOT_AS_DESCRIBED ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.SCREENSHOT),
                        may(Party.CUSTOMER, ReceiptKind.CHAT_TRANSCRIPT),
                        must(Party.MERCHANT, ReceiptKind.PRODUCT_DESCRIPTION));
            case DUPLICATE, WRONG_AMOUNT ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.PAYMENT_VOUCHER),
                        may(Party.CUSTOMER, ReceiptKind.BANK_STATEMENT),
                        may(Party.MERCHANT, ReceiptKind.MERCHANT_REPLY));
            case CREDIT_NOT_PROCESSED ->
                List.of(
                        may(Party.CUSTOMER, ReceiptKind.RETURN_PROOF),
                        may(Party.CUSTOMER, ReceiptKind.CHAT_TRANSCRIPT),
                        must(Party.MERCHANT, ReceiptKind.REFUND_PROOF));
            case CANCELLED_RECURRING ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.CANCELLATION_PROOF),
                        may(Party.MERCHANT, ReceiptKind.MERCHANT_REPLY));
            case PAID_BY_OTHER_MEANS ->
                List.of(
                        must(Party.CUSTOMER, ReceiptKind.BANK_STATEMENT),
                        may(Party.MERCHANT, ReceiptKind.MERCHANT_REPLY));
            case PAYMENT_FAILED_BUT_CHARGED, TRANSFER_DELAYED, TOP_UP_OR_WITHDRAWAL_FAILED ->
                List.of(must(Party.CUSTOMER, ReceiptKind.SCREENSHOT), may(Party.CUSTOMER, ReceiptKind.BANK_STATEMENT));
            case ACCOUNT_FROZEN -> List.of(must(Party.CUSTOMER, ReceiptKind.IDENTITY_DOCUMENT));
            case SERVICE_QUALITY -> List.of(may(Party.CUSTOMER, ReceiptKind.CHAT_TRANSCRIPT));
            case PRIVACY -> List.of(may(Party.CUSTOMER, ReceiptKind.SCREENSHOT));
            case OTHER -> List.of();
        };
    }

    private static EvidenceNeed must(Party party, ReceiptKind kind) {
        return new EvidenceNeed(kind, party, true);
    }

    private static EvidenceNeed may(Party party, ReceiptKind kind) {
        return new EvidenceNeed(kind, party, false);
    }
}
