package io.recourse.query.audit.export;

import io.recourse.audit.Inclusion;
import io.recourse.query.audit.ledger.Prover;
import java.util.Optional;

/** What a line of an export brings along to be checked by. */
sealed interface Evidence {

    /** The name of the attribute. */
    String attribute();

    /** Its value; empty when the signed history does not have the event, which whoever checks will notice. */
    Optional<String> of(long position);

    /** All events are there, and together they make the signed tree; each tells its own hash, so that a changed one is named. */
    record Leaf(Prover prover) implements Evidence {

        @Override
        public String attribute() {
            return "leaf";
        }

        @Override
        public Optional<String> of(long position) {
            return prover.leaf(position).map(Prover.Placed::text);
        }
    }

    /** Some events are there, and each has its own way to the signed root. */
    record Proof(Prover prover) implements Evidence {

        @Override
        public String attribute() {
            return "proof";
        }

        @Override
        public Optional<String> of(long position) {
            return prover.inclusion(position).map(Inclusion::text);
        }
    }

    /** Nothing is signed here. */
    record None() implements Evidence {

        @Override
        public String attribute() {
            return "none";
        }

        @Override
        public Optional<String> of(long position) {
            return Optional.empty();
        }
    }
}
