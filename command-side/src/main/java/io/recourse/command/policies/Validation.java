package io.recourse.command.policies;

import io.recourse.command.policy.yaml.Flaw;
import java.util.List;

/** Whether a document could be added, and what is wrong with it. */
record Validation(boolean valid, List<Flaw> flaws) {

    static Validation of(List<Flaw> flaws) {
        return new Validation(flaws.isEmpty(), flaws);
    }
}
