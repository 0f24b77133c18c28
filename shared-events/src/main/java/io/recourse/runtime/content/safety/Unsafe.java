package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;

/** A file of an accepted type that is refused for what is in it. Unchecked, so that no parser takes it for damage. */
public final class Unsafe extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Flaw.Kind kind;

    Unsafe(Flaw.Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public Flaw.Kind kind() {
        return kind;
    }
}
