package io.recourse.query.guide;

import static io.recourse.query.guide.Step.ANSWER_CUSTOMER;
import static io.recourse.query.guide.Step.ASK_MERCHANT;
import static io.recourse.query.guide.Step.CHECK_RECORDS;
import static io.recourse.query.guide.Step.CLOSE;
import static io.recourse.query.guide.Step.COLLECT_DETAILS;
import static io.recourse.query.guide.Step.COLLECT_EVIDENCE;
import static io.recourse.query.guide.Step.DECIDE;
import static io.recourse.query.guide.Step.ESCALATE;
import static io.recourse.query.guide.Step.GIVE_CREDIT;
import static io.recourse.query.guide.Step.HEAR_MERCHANT;
import static io.recourse.query.guide.Step.LOCK_ACCOUNT;
import static io.recourse.query.guide.Step.PROTECT_DATA;
import static io.recourse.query.guide.Step.REFUND;
import static io.recourse.query.guide.Step.SETTLE;
import static io.recourse.query.guide.Step.UNLOCK_ACCOUNT;
import static io.recourse.query.guide.Step.VERIFY_IDENTITY;

import io.recourse.dispute.Reason;
import java.util.List;

/** What to do about a complaint, in order, by its reason. Verified first, closed last. */
final class Steps {

    private Steps() {}

    static List<Step> of(Reason reason) {
        return switch (reason) {
            case FRAUD_UNAUTHORISED ->
                List.of(
                        LOCK_ACCOUNT,
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        COLLECT_EVIDENCE,
                        ASK_MERCHANT,
                        HEAR_MERCHANT,
                        GIVE_CREDIT,
                        DECIDE,
                        REFUND,
                        UNLOCK_ACCOUNT,
                        CLOSE);
            case PRODUCT_NOT_RECEIVED, NOT_AS_DESCRIBED ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        COLLECT_EVIDENCE,
                        ASK_MERCHANT,
                        HEAR_MERCHANT,
                        SETTLE,
                        DECIDE,
                        REFUND,
                        CLOSE);
            case DUPLICATE, WRONG_AMOUNT, PAID_BY_OTHER_MEANS, CREDIT_NOT_PROCESSED, CANCELLED_RECURRING ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        CHECK_RECORDS,
                        COLLECT_EVIDENCE,
                        ASK_MERCHANT,
                        HEAR_MERCHANT,
                        DECIDE,
                        REFUND,
                        CLOSE);
            case PAYMENT_FAILED_BUT_CHARGED, TRANSFER_DELAYED, TOP_UP_OR_WITHDRAWAL_FAILED ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        CHECK_RECORDS,
                        COLLECT_EVIDENCE,
                        ESCALATE,
                        DECIDE,
                        REFUND,
                        CLOSE);
            case ACCOUNT_FROZEN ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        COLLECT_EVIDENCE,
                        CHECK_RECORDS,
                        ESCALATE,
                        UNLOCK_ACCOUNT,
                        CLOSE);
            case SERVICE_QUALITY ->
                List.of(VERIFY_IDENTITY, ANSWER_CUSTOMER, COLLECT_DETAILS, CHECK_RECORDS, ESCALATE, DECIDE, CLOSE);
            case PRIVACY ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        CHECK_RECORDS,
                        ESCALATE,
                        PROTECT_DATA,
                        DECIDE,
                        CLOSE);
            case OTHER ->
                List.of(
                        VERIFY_IDENTITY,
                        ANSWER_CUSTOMER,
                        COLLECT_DETAILS,
                        CHECK_RECORDS,
                        COLLECT_EVIDENCE,
                        DECIDE,
                        REFUND,
                        CLOSE);
        };
    }
}
