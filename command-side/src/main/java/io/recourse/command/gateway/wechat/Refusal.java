package io.recourse.command.gateway.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import io.recourse.command.gateway.Standing.Failed;
import io.recourse.command.gateway.Standing.Retry;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What WeChat Pay says instead of an answer.
 *
 * @param code its own word, "UNKNOWN" where it is not of the form of one
 * @param signed by the platform, as all that it says to a request whose own signature was right
 *     (pay.weixin.qq.com/doc/v3/partner/4013059030). What is not signed decides nothing about money.
 */
record Refusal(int httpStatus, String code, String message, boolean signed) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    static Refusal of(ServiceException e, boolean signed) {
        String code = Objects.requireNonNullElse(e.getErrorCode(), "");
        return new Refusal(
                e.getHttpStatusCode(),
                CODE.matcher(code).matches() ? code : "UNKNOWN",
                Objects.requireNonNullElse(e.getErrorMessage(), ""),
                signed);
    }

    String inShort() {
        return "refused with HTTP " + httpStatus + " " + code + (signed ? "" : ", unsigned");
    }

    /** To a question for a refund: there is no such refund. */
    boolean neverHeard() {
        return signed && httpStatus == 404 && code.equals("RESOURCE_NOT_EXISTS");
    }

    /** Whether the operator must act: keys, permissions, the merchant itself. No refund can do anything about it. */
    boolean ofOperator() {
        return switch (code) {
            case "SIGN_ERROR", "NO_AUTH", "MCH_NOT_EXISTS", "APPID_MCHID_NOT_MATCH", "REQUEST_BLOCKED" -> true;
            default -> httpStatus == 401;
        };
    }

    /**
     * What it means to a request for a refund, or empty when it does not tell that nothing moved. By the errors that are
     * listed for the request (pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter3_1_9.shtml).
     */
    Optional<Failed> failure() {
        if (!signed || httpStatus < 400 || httpStatus >= 500 || ofOperator()) {
            return Optional.empty();
        }
        return switch (code) {
            case "NOT_ENOUGH" -> failed(code, Retry.IN_DAYS);
            case "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED" -> failed(code, Retry.SOON);
            // The order, here. It is said of paid orders too, for a moment: developers.weixin.qq.com/community,
            // 0002cc91f60120266c050ea3265c00.
            case "RESOURCE_NOT_EXISTS" -> failed(code, Retry.SOON);
            case "USER_ACCOUNT_ABNORMAL", "PARAM_ERROR" -> failed(code, Retry.NEVER);
            case "INVALID_REQUEST" -> againstTheRules();
            default -> Optional.empty();
        };
    }

    /** Said of a wrong total, and of a number under which another amount was asked for before. */
    boolean ofUsedNumber() {
        return code.equals("INVALID_REQUEST") && message.contains("不一致");
    }

    /** One code for all business rules; which of them only the message says. Told by the words that API v2 has for them. */
    private Optional<Failed> againstTheRules() {
        if (message.contains("处理中")) {
            return failed("ORDER_NOT_READY", Retry.SOON);
        }
        if (message.contains("频率")) {
            return failed("FREQUENCY_LIMITED", Retry.SOON);
        }
        if (message.contains("期限") || message.contains("365") || message.contains("一年")) {
            return failed("TRADE_OVERDUE", Retry.NEVER);
        }
        return failed(ofUsedNumber() ? "REFUND_FEE_MISMATCH" : code, Retry.NEVER);
    }

    private static Optional<Failed> failed(String code, Retry retry) {
        return Optional.of(new Failed(code, retry));
    }
}
