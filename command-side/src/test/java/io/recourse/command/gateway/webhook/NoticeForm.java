package io.recourse.command.gateway.webhook;

import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold of whatever a gateway's delivery is read as. */
public final class NoticeForm {

    private static final int LONGEST_REASON = 200;

    private NoticeForm() {}

    /**
     * Each notice has a name of its own, and comes back from where it is kept as it was.
     *
     * @throws Unreadable as the delivery is refused then
     */
    public static void require(List<Notice> notices) throws Unreadable {
        Set<Notice> seen = new HashSet<>();
        for (Notice notice : notices) {
            if (notice.id().isEmpty() || !seen.add(notice)) {
                throw new AssertionError("nameless, or there twice: " + notice);
            }
            String kept = NoticeText.of(notice).json();
            if (!NoticeText.read(kept).equals(notice)) {
                throw new AssertionError("does not come back: " + kept);
            }
        }
    }

    /** For the log: one line, of a length that fits. */
    public static void requireReason(Exception refused) {
        String reason = String.valueOf(refused.getMessage());
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("refused without a reason", refused);
        }
    }
}
