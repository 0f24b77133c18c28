package io.recourse.command.policy.due;

import java.util.List;

/** How much time a deadline gives. Every number is at least 1. */
public sealed interface Span {

    /** Exact time, to the second. */
    record Hours(int n) implements Span {}

    record Days(int n) implements Span {}

    /** Days on which the institution is open. */
    record BusinessDays(int n) implements Span {}

    record Weeks(int n) implements Span {}

    /** To the same day of a later month, or its last where it has no such day. */
    record Months(int n) implements Span {}

    /** Complete billing cycles after the one that is running (12 CFR 1026.13(c)(2), comment 13(c)(2)-1). */
    record BillingCycles(int n) implements Span {}

    /** The one that ends first. */
    record Shortest(List<Span> spans) implements Span {
        public Shortest {
            spans = List.copyOf(spans);
        }
    }
}
