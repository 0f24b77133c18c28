package io.recourse.command.policy.pack;

import java.util.Optional;

/** Whether a pack applies to a case, and why.
 *
 * @param mismatch the condition that the case does not meet; {@code unless} where it is one that the pack leaves alone
 */
public record Considered(Pack pack, Why why, Optional<String> mismatch) {

    public enum Why {
        APPLIES,
        NOT_ENABLED,
        /** It was not yet, or no longer, effective when the complaint was received. */
        NOT_IN_FORCE,
        /** A newer version is effective. */
        SUPERSEDED,
        NOT_CONCERNED,
        /** The customer complained too late for it. */
        NOTICE_TOO_LATE
    }
}
