package io.recourse.command.policy.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with all that is wrong with it. */
public final class FlawedDocument extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    public FlawedDocument(List<Flaw> flaws) {
        super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("; ")));
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
