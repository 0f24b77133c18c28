package io.recourse.standalone.simulate;

import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.simulation.Occurrence.Describes;
import io.recourse.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What of a case's earlier rows decides on its later ones, in little room. */
final class CaseMemory {

    private final String id;
    private final BigDecimal[] numbers;
    private Describes described;
    private long happened;
    private long barred;

    /** @param numbers how many columns are added up
     * @param facts of the case's first row
     */
    CaseMemory(String id, int numbers, Facts facts) {
        this.id = id;
        this.numbers = new BigDecimal[numbers];
        Arrays.fill(this.numbers, BigDecimal.ZERO);
        this.described = new Describes(facts, Optional.empty());
    }

    /** The one copy of it that is kept. */
    String id() {
        return id;
    }

    Describes described() {
        return described;
    }

    void atStake(Money money) {
        described = new Describes(described.facts(), Optional.of(money));
    }

    void externalDue(Instant instant) {
        Facts f = described.facts();
        Facts facts = new Facts(
                f.reason(),
                f.channel(),
                f.origin(),
                f.urgent(),
                f.jurisdiction(),
                f.product(),
                f.circumstances(),
                f.source(),
                f.paymentSources(),
                f.moments(),
                Optional.of(instant));
        described = new Describes(facts, described.atStake());
    }

    BigDecimal number(int index) {
        return numbers[index];
    }

    void number(int index, BigDecimal value) {
        numbers[index] = value;
    }

    /** Whether the event with this number in the mapping has happened. */
    boolean happened(int event) {
        return (happened & 1L << event) != 0;
    }

    void happens(int event) {
        happened |= 1L << event;
    }

    /** Whether something came that this event must not come after. */
    boolean barred(int event) {
        return (barred & 1L << event) != 0;
    }

    void bar(int event) {
        barred |= 1L << event;
    }
}
