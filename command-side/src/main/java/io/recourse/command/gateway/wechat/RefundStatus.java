package io.recourse.command.gateway.wechat;

import io.recourse.command.gateway.Standing;
import java.util.Optional;

/**
 * How WeChat Pay says that a refund stands.
 *
 * @param word its own; a word not known here says nothing
 * @param reference its own id of the refund
 */
record RefundStatus(String word, String reference) {

    Optional<Standing> standing() {
        return switch (word) {
            case "SUCCESS" -> Optional.of(new Standing.Succeeded(reference));
            case "PROCESSING" -> Optional.of(new Standing.Pending(reference));
            case "CLOSED" -> Optional.of(new Standing.Canceled(reference, word));
            // Card or account cannot take it. The merchant sends it elsewhere, and it may be a success after all.
            case "ABNORMAL" -> Optional.of(new Standing.Abnormal(reference, word));
            default -> Optional.empty();
        };
    }
}
