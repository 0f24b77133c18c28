package io.recourse.command.gateway;

/** What a gateway knows of a refund that may have been submitted. */
public sealed interface Finding {

    record Known(Standing standing) implements Finding {}

    /** It has never heard of it: nothing moved, and nothing will. */
    record NeverHeard() implements Finding {}

    /** It has no way to ask. */
    record CannotTell() implements Finding {}
}
