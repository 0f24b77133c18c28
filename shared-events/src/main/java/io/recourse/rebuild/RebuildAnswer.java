package io.recourse.rebuild;

import java.util.Optional;

/** What came of a command about a rebuild, and the rebuild. */
public record RebuildAnswer(Kind kind, Optional<RebuildView> rebuild) {

    /** Whether it was done. */
    public enum Kind {
        DONE,
        /** There is no such projection, or it has no rebuild at work. */
        UNKNOWN,
        /** It is not a projection that may be made anew. */
        NOT_REBUILDABLE
    }

    public static RebuildAnswer done(RebuildView rebuild) {
        return new RebuildAnswer(Kind.DONE, Optional.of(rebuild));
    }

    public static RebuildAnswer not(Kind kind) {
        return new RebuildAnswer(kind, Optional.empty());
    }
}
