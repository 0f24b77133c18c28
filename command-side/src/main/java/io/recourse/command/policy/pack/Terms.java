package io.recourse.command.policy.pack;

import io.recourse.dispute.Action;
import io.recourse.dispute.Party;
import io.recourse.information.Item;
import io.recourse.receipt.ReceiptKind;
import io.recourse.terms.Promise;
import io.recourse.work.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a pack asks of a case beside its deadlines. */
record Terms(
        Optional<Duration> identityValidFor,
        Optional<List<Verification>> verification,
        Optional<List<Intake>> intake,
        Optional<List<Evidence>> evidence,
        Optional<Promises> promises,
        Optional<List<Routing>> routing) {

    /** What is refused until the customer is verified. */
    record Verification(Optional<Condition> when, List<Action> before) {}

    /** What a complaint should say. */
    record Intake(Optional<Condition> when, List<Item> items) {}

    record Evidence(
            Optional<Condition> when, Party party, Optional<List<ReceiptKind>> must, Optional<List<ReceiptKind>> may) {}

    /** Who works the case first; the first that applies. */
    record Routing(Optional<Condition> when, Queue queue) {}

    /** How long the parties have to answer each other, in exact time. */
    record Promises(Promise customerAnswer, Promise merchantAnswer, Promise offer, Promise appeal, Promise refund) {}
}
