package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Role;
import io.recourse.deadline.Clause;
import io.recourse.deadline.Confidence;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Extension;
import io.recourse.deadline.PolicyRef;
import io.recourse.deadline.Provision;
import io.recourse.dispute.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of several packs' deadlines of one name, who keeps the strictest keeps them all. */
class StrictestTest {

    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");

    @Property
    void isDueWhenTheFirstIsDue(@ForAll("deadlines") List<Deadline> all) {
        for (Deadline one : Strictest.of(all.stream())) {
            assertThat(same(all, one))
                    .allSatisfy(other -> assertThat(one.dueAt()).isBeforeOrEqualTo(other.dueAt()));
            assertThat(same(all, one)).extracting(Deadline::dueAt).contains(one.dueAt());
        }
    }

    @Property
    void isEachNameOnceInOrder(@ForAll("deadlines") List<Deadline> all) {
        assertThat(Strictest.of(all.stream()))
                .extracting(Deadline::name)
                .containsExactlyElementsOf(
                        all.stream().map(Deadline::name).distinct().toList());
    }

    @Property
    void saysWhichRuleItIs(@ForAll("deadlines") List<Deadline> all) {
        for (Deadline one : Strictest.of(all.stream())) {
            Clause clause = one.provision().orElseThrow().clause();
            assertThat(same(all, one))
                    .filteredOn(
                            other -> other.provision().orElseThrow().clause().equals(clause))
                    .extracting(Deadline::dueAt)
                    .contains(one.dueAt());
        }
    }

    @Property
    void standsStillOnlyWhenAllDo(@ForAll("deadlines") List<Deadline> all) {
        for (Deadline one : Strictest.of(all.stream())) {
            assertThat(one.pausable()).isEqualTo(same(all, one).stream().allMatch(Deadline::pausable));
            assertThat(same(all, one))
                    .allSatisfy(other -> assertThat(other.standsStillFor()).containsAll(one.standsStillFor()));
        }
    }

    @Property
    void canBePutOffNoFurtherThanEach(@ForAll("deadlines") List<Deadline> all) {
        for (Deadline one : Strictest.of(all.stream())) {
            Instant until = until(one);
            assertThat(until).isAfterOrEqualTo(one.dueAt());
            Instant least = same(all, one).stream()
                    .map(StrictestTest::until)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(until).isEqualTo(least.isBefore(one.dueAt()) ? one.dueAt() : least);
        }
    }

    @Property
    void theOrderOfPacksChangesNoInstant(@ForAll("deadlines") List<Deadline> all) {
        assertThat(instants(all.reversed())).isEqualTo(instants(all));
    }

    private static Set<String> instants(List<Deadline> all) {
        return Strictest.of(all.stream()).stream()
                .map(one -> one.name() + " " + one.dueAt() + " " + until(one) + " " + one.pausable())
                .collect(Collectors.toSet());
    }

    private static List<Deadline> same(List<Deadline> all, Deadline one) {
        return all.stream().filter(other -> other.name().equals(one.name())).toList();
    }

    private static Instant until(Deadline deadline) {
        return deadline.provision().orElseThrow().extension().until();
    }

    @Provide
    Arbitrary<List<Deadline>> deadlines() {
        Arbitrary<String> names = Arbitraries.of("FIRST_RESPONSE", "RESOLUTION", "CORRECTION");
        Arbitrary<Integer> days = Arbitraries.integers().between(1, 30);
        Arbitrary<List<Party>> stills =
                Arbitraries.of(Party.CUSTOMER, Party.MERCHANT).list().uniqueElements();
        return Combinators.combine(
                        names,
                        days,
                        days,
                        Arbitraries.of(true, false),
                        stills,
                        Arbitraries.integers().between(1, 9))
                .as((name, due, more, pausable, still, version) -> new Deadline(
                        DeadlineName.of(name),
                        Party.OPERATOR,
                        BEGAN,
                        BEGAN.plus(Duration.ofDays(due)),
                        List.of(),
                        List.of(),
                        pausable,
                        Optional.of(new Provision(
                                new Clause(new PolicyRef("some", version), "R-" + due, "a clause", Confidence.VERIFIED),
                                still,
                                new Extension(List.of(Role.SUPERVISOR), BEGAN.plus(Duration.ofDays(due + more - 1L))),
                                List.of()))))
                .list()
                .ofMaxSize(8);
    }
}
