package io.recourse.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Channel;
import io.recourse.command.policy.due.Moments;
import io.recourse.command.policy.pack.PackPolicy;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.ExpiryEffect;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.EscalationTarget;
import io.recourse.dispute.Jurisdiction;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Party;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.work.Queue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every case comes with, whatever law it is under. The reason here is under no other pack. */
class HousePackTest {

    private static final Policy POLICY = new PackPolicy(TestPacks::shipped);
    private static final Instant RECEIVED = Instant.parse("2026-11-21T02:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // Summer time begins on 8 March and ends on 1 November in New York.
        "US,    2026-03-01T12:00:00Z, 2026-03-17T04:00:00Z, 2026-05-01T04:00:00Z",
        "US,    2026-03-08T04:59:59Z, 2026-03-23T04:00:00Z, 2026-05-07T04:00:00Z",
        "US,    2026-03-08T05:00:00Z, 2026-03-24T04:00:00Z, 2026-05-08T04:00:00Z",
        "US-CA, 2026-10-25T12:00:00Z, 2026-11-10T05:00:00Z, 2026-12-25T05:00:00Z",
        "US,    2026-11-01T03:59:59Z, 2026-11-16T05:00:00Z, 2026-12-31T05:00:00Z",
        "US,    2026-11-01T04:00:00Z, 2026-11-17T05:00:00Z, 2027-01-01T05:00:00Z",
        // Midnight in Shanghai is 16:00 UTC; over the end of the year.
        "CN,    2026-12-20T15:59:59Z, 2027-01-04T16:00:00Z, 2027-02-18T16:00:00Z",
        "CN,    2026-12-20T16:00:00Z, 2027-01-05T16:00:00Z, 2027-02-19T16:00:00Z",
        // Summer time begins on 29 March and ends on 25 October in Zurich.
        "CH,    2026-03-20T12:00:00Z, 2026-04-04T22:00:00Z, 2026-05-19T22:00:00Z",
        "CH,    2026-10-20T12:00:00Z, 2026-11-04T23:00:00Z, 2026-12-19T23:00:00Z",
        "CH,    2026-06-30T22:30:00Z, 2026-07-16T22:00:00Z, 2026-08-30T22:00:00Z",
        // February with 29 days and with 28, ends of months and of the year.
        ",      2028-02-14T00:00:00Z, 2028-03-01T00:00:00Z, 2028-04-15T00:00:00Z",
        ",      2027-02-14T00:00:00Z, 2027-03-02T00:00:00Z, 2027-04-16T00:00:00Z",
        ",      2028-02-29T10:00:00Z, 2028-03-16T00:00:00Z, 2028-04-30T00:00:00Z",
        ",      2026-01-31T23:59:59Z, 2026-02-16T00:00:00Z, 2026-04-02T00:00:00Z",
        "ZZ,    2026-12-31T23:59:59Z, 2027-01-16T00:00:00Z, 2027-03-02T00:00:00Z"
    })
    void theLastDayCountsToItsEndWhereTheCaseIs(
            @Nullable String jurisdiction, Instant received, Instant response, Instant resolution) {
        Policy.Decision decision = decide(received, Optional.ofNullable(jurisdiction));
        assertThat(decision.deadlines()).extracting(d -> d.dueAt()).containsExactly(response, resolution);
    }

    @Test
    void promisesAnAnswerAndAnEnd() {
        Policy.Decision decision = decide(RECEIVED, Optional.of("CN"));
        assertThat(decision.policies()).containsExactly(new PolicyRef("house", 1));
        assertThat(decision.deadlines())
                .satisfiesExactly(
                        answer -> {
                            assertThat(answer.name()).isEqualTo(DeadlineName.FIRST_RESPONSE);
                            assertThat(answer.party()).isEqualTo(Party.OPERATOR);
                            assertThat(answer.metBy())
                                    .containsExactly(Milestone.CUSTOMER_ANSWERED, Milestone.CASE_CLOSED);
                            assertThat(answer.onExpiry())
                                    .containsExactly(new ExpiryEffect.Escalate(EscalationTarget.COMPLAINTS_DESK));
                            assertThat(answer.pausable()).isFalse();
                        },
                        end -> {
                            assertThat(end.name()).isEqualTo(DeadlineName.RESOLUTION);
                            assertThat(end.metBy()).containsExactly(Milestone.CASE_CLOSED);
                            assertThat(end.onExpiry())
                                    .containsExactly(new ExpiryEffect.Escalate(EscalationTarget.MANAGEMENT));
                            assertThat(end.pausable()).isTrue();
                            assertThat(end.provision().orElseThrow().extension().until())
                                    .isEqualTo(end.dueAt().plus(Duration.ofDays(30)));
                        });
    }

    @Test
    void answersUrgentCasesWithinADay() {
        assertThat(POLICY.decide(facts(RECEIVED, Optional.empty(), true, Optional.empty(), Origin.WALLET), RECEIVED)
                        .deadlines())
                .hasSize(3)
                .first()
                .satisfies(urgent -> {
                    assertThat(urgent.name()).isEqualTo(DeadlineName.URGENT_RESPONSE);
                    assertThat(urgent.dueAt()).isEqualTo(RECEIVED.plus(Duration.ofHours(24)));
                });
    }

    @Test
    void anEarlierInstantFromOutsideWins() {
        Instant early = RECEIVED.plus(Duration.ofDays(10));
        Instant between = RECEIVED.plus(Duration.ofDays(30));
        Instant late = RECEIVED.plus(Duration.ofDays(90));
        List<Instant> own = dueAt(Optional.empty());
        assertThat(dueAt(Optional.of(early))).containsExactly(early, early);
        assertThat(dueAt(Optional.of(between))).containsExactly(own.getFirst(), between);
        assertThat(dueAt(Optional.of(late))).isEqualTo(own);
    }

    private static List<Instant> dueAt(Optional<Instant> outside) {
        Policy.Facts facts = facts(RECEIVED, Optional.empty(), false, outside, Origin.WALLET);
        return POLICY.decide(facts, RECEIVED).deadlines().stream()
                .map(d -> d.dueAt())
                .toList();
    }

    /** The house's own end can be paused; the portal's cannot, and it is the same promise. */
    @ParameterizedTest
    @CsvSource({"CN, REGULATOR, true", "US, WALLET, true", "US, REGULATOR, false", "US-CA, REGULATOR, false"})
    void nothingStopsTheClockOfThePortal(String jurisdiction, Origin origin, boolean pausable) {
        Policy.Facts facts =
                facts(RECEIVED, Optional.of(Jurisdiction.of(jurisdiction)), false, Optional.empty(), origin);
        assertThat(POLICY.decide(facts, RECEIVED).deadlines())
                .filteredOn(d -> d.name().equals(DeadlineName.RESOLUTION))
                .singleElement()
                .extracting(Deadline::pausable)
                .isEqualTo(pausable);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasTermsAndSomebodyWhoWorksIt(Reason reason) {
        Policy.Facts facts = new Policy.Facts(
                reason,
                Channel.PHONE,
                Origin.WALLET,
                false,
                Optional.empty(),
                Product.WALLET_BALANCE,
                Set.of(),
                Optional.empty(),
                Set.of(),
                new Moments(Map.of(Trigger.NOTICE_RECEIVED, RECEIVED), Optional.empty()),
                Optional.empty());
        Policy.Decision decision = POLICY.decide(facts, RECEIVED);
        assertThat(decision.terms().intake()).isNotEmpty();
        assertThat(decision.terms().identityFor()).isNotEmpty();
        assertThat(decision.queue())
                .isEqualTo(
                        switch (reason) {
                            case FRAUD_UNAUTHORISED -> Queue.SECURITY;
                            case PRIVACY -> Queue.COMPLAINTS;
                            default -> Queue.FRONT_DESK;
                        });
    }

    @Property
    void givesTheWholeNumberOfDays(
            @ForAll("instants") Instant received, @ForAll("jurisdictions") Optional<String> where) {
        Policy.Decision decision = decide(received, where);
        List.of(15, 60).forEach(days -> {
            Duration given = Duration.between(
                    received, decision.deadlines().get(days == 15 ? 0 : 1).dueAt());
            assertThat(given)
                    .isBetween(
                            Duration.ofDays(days).minusHours(1),
                            Duration.ofDays(days + 1L).plusHours(1));
        });
    }

    @Property
    void whoComplainsLaterIsNotPromisedAnythingEarlier(
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll("jurisdictions") Optional<String> where) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        for (int i = 0; i < 2; i++) {
            assertThat(decide(earlier, where).deadlines().get(i).dueAt())
                    .isBeforeOrEqualTo(decide(later, where).deadlines().get(i).dueAt());
        }
    }

    @Property
    void decidesTheSameAgain(@ForAll("instants") Instant received, @ForAll("jurisdictions") Optional<String> where) {
        assertThat(decide(received, where)).isEqualTo(decide(received, where));
    }

    private static Policy.Decision decide(Instant received, Optional<String> jurisdiction) {
        return POLICY.decide(
                facts(received, jurisdiction.map(Jurisdiction::of), false, Optional.empty(), Origin.WALLET), received);
    }

    private static Policy.Facts facts(
            Instant received,
            Optional<Jurisdiction> jurisdiction,
            boolean urgent,
            Optional<Instant> externalDueAt,
            Origin origin) {
        return new Policy.Facts(
                Reason.ACCOUNT_FROZEN,
                Channel.PHONE,
                origin,
                urgent,
                jurisdiction,
                Product.STORED_CREDENTIALS,
                Set.of(),
                Optional.empty(),
                Set.of(),
                new Moments(Map.of(Trigger.NOTICE_RECEIVED, received), Optional.empty()),
                externalDueAt);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2010-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2060-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Optional<String>> jurisdictions() {
        return Arbitraries.of("CN", "US", "US-NY", "CH", "JP").optional();
    }
}
