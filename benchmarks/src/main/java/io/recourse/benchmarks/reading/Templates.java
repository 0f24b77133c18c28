package io.recourse.benchmarks.reading;

import io.recourse.actor.Role;
import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.Basis;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Finality;
import io.recourse.dispute.Outcome;
import io.recourse.dispute.Party;
import io.recourse.dispute.Stage;
import io.recourse.information.Item;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.PaymentEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Histories of the few cases that all others are made after, as the product's own projections read them. */
final class Templates {

    static final int NUMBER = 920;

    /** From here on each has one word that no other has, and serves for that alone. */
    private static final int FIRST_RARE = 900;

    private static final int WORDS = 16;
    private static final int VOCABULARY = 2_000;
    private static final List<String> SYLLABLES =
            List.of("ba", "re", "ki", "no", "tu", "la", "mi", "so", "ve", "da", "po", "ge", "zu", "fa", "hi", "wo");

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final Instant now;

    Templates(Instant now) {
        this.now = now;
    }

    EventLog log() {
        EventLog log = new EventLog().recordedFrom(now.minus(Duration.ofDays(2)));
        IntStream.range(0, NUMBER).forEach(number -> log.add(history(number)));
        return log.addPayment(PaymentEvents.of(1).recorded().events());
    }

    /** The more common the smaller; every fifth of those that are said is Chinese. */
    static String word(int rank) {
        if (rank % 5 == 4) {
            return Character.toString(0x4E00 + rank * 7) + Character.toString(0x4E00 + rank * 3 + 1);
        }
        int size = SYLLABLES.size();
        return SYLLABLES.get(rank % size) + SYLLABLES.get(rank / size % size) + SYLLABLES.get(rank / size / size % size)
                + "x";
    }

    static String rareWord(int number) {
        return "seldom" + word(number) + "q";
    }

    static int rareWords() {
        return NUMBER - FIRST_RARE;
    }

    private CaseEvents history(int number) {
        CaseEvents opened = CaseEvents.of(number)
                .at(now.minus(Duration.ofDays(2)))
                .description(number < FIRST_RARE ? "refund " + words() : rareWord(number - FIRST_RARE))
                .opened();
        return number % 2 == 0 ? closed(opened, number / 2) : open(opened, number / 2);
    }

    private String words() {
        return IntStream.range(0, WORDS)
                .mapToObj(i -> word((int) (VOCABULARY * Math.pow(random.nextDouble(), 3))))
                .collect(Collectors.joining(" "));
    }

    private static CaseEvents closed(CaseEvents events, int number) {
        CaseEvents told = events.contact()
                .met(DeadlineName.FIRST_RESPONSE)
                .note("looks honest")
                .met(DeadlineName.RESOLUTION);
        return switch (number % 10) {
            case 0, 1, 2, 3 ->
                told.refundRequested("88.00")
                        .refundSucceeded("88.00")
                        .closed(Outcome.CUSTOMER_FAVOUR, Basis.ADJUDICATION);
            case 4, 5 -> told.closed(Outcome.MERCHANT_FAVOUR, Basis.ADJUDICATION);
            case 6 -> told.refundRequested("44.00").refundSucceeded("44.00").closed(Outcome.SPLIT, Basis.AGREEMENT);
            case 7 -> told.withdrawn();
            case 8 ->
                events.contact()
                        .expired(DeadlineName.FIRST_RESPONSE, Party.OPERATOR)
                        .escalated(EscalationTarget.COMPLAINTS_DESK, Stage.CLAIM)
                        .expired(DeadlineName.RESOLUTION, Party.MERCHANT)
                        .closed(Outcome.CUSTOMER_FAVOUR, Basis.TIMEOUT_MERCHANT);
            default ->
                number == 9
                        ? told.closed(Outcome.PREVENTED, Basis.ALREADY_REFUNDED)
                        : told.closed(Outcome.NO_FAULT, Basis.POLICY);
        };
    }

    private static CaseEvents open(CaseEvents events, int number) {
        return switch (number % 10) {
            case 0, 1 -> events;
            case 2 -> events.contact();
            case 3 -> events.contact().informationRequested(Party.CUSTOMER, Item.PAYMENT_VOUCHER);
            case 4, 5 -> events.contact().informationRequested(Party.MERCHANT, Item.RESPONSE);
            case 6 -> events.contact().by("agent-1", Role.AGENT).refundAskedFor("88.00");
            case 7 -> events.contact().refundRequested("88.00");
            case 8 ->
                events.contact()
                        .expired(DeadlineName.FIRST_RESPONSE, Party.OPERATOR)
                        .escalated(EscalationTarget.COMPLAINTS_DESK, number % 4 == 0 ? Stage.CLAIM : Stage.ARBITRATION);
            default ->
                number % 3 == 0
                        ? events.contact().refundRequested("88.00").refundGivenUp("88.00")
                        : events.contact().decided(Outcome.CUSTOMER_FAVOUR, Finality.FINAL);
        };
    }
}
