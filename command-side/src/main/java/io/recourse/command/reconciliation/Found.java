package io.recourse.command.reconciliation;

import java.util.Optional;

/**
 * A difference before anything was done about it.
 *
 * @param line of the statement that differs; empty where the statement has none
 */
record Found(Difference.Kind kind, Optional<StatementLine> line, Remedy remedy) {

    static Found person(Difference.Kind kind, StatementLine line) {
        return new Found(kind, Optional.of(line), new Remedy.Person());
    }

    boolean repairable() {
        return switch (remedy) {
            case Remedy.Tell tell -> true;
            case Remedy.Reverse reverse -> true;
            case Remedy.Record movement -> true;
            case Remedy.Person person -> false;
            case Remedy.Unanswered unanswered -> false;
        };
    }

    /** Whether it is about the same as another, found at another time. */
    boolean same(Found other) {
        return kind == other.kind && line.equals(other.line);
    }
}
