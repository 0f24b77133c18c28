package io.recourse.query.merchant;

import io.recourse.query.change.Change;
import java.time.Instant;

/**
 * The last change among a merchant's cases.
 *
 * @param epoch which numbering the number belongs to
 * @param number 0 when there was none
 * @param updatedAt long ago when there was none
 */
record NewestFound(String epoch, long number, Instant updatedAt) {

    NewestFound orLater(Change change) {
        return change.number() > number ? new NewestFound(epoch, change.number(), change.updatedAt()) : this;
    }

    /** Of every list of the merchant: none is another as long as it holds. */
    String eTag() {
        return "\"" + epoch + "-" + number + "\"";
    }

    FeedPosition position() {
        return new FeedPosition(epoch, number, updatedAt);
    }
}
