package io.recourse.command.policy.simulation;

import io.recourse.actor.Channel;
import io.recourse.command.policy.Policy.Facts;
import io.recourse.command.policy.due.Moments;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.deadline.DeadlineName;
import io.recourse.deadline.Hold;
import io.recourse.deadline.Milestone;
import io.recourse.deadline.Trigger;
import io.recourse.dispute.Origin;
import io.recourse.dispute.Product;
import io.recourse.dispute.Reason;
import io.recourse.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A log that tests write: hours after a Monday. */
final class Log {

    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final List<LogEvent> events = new ArrayList<>();
    private String caseId = "a";

    static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** What follows is about this case. */
    Log of(String id) {
        return of(id, Reason.OTHER, Optional.empty(), Optional.empty());
    }

    Log of(String id, Reason reason, Optional<Money> atStake, Optional<Instant> externalDueAt) {
        caseId = id;
        Facts facts = new Facts(
                reason,
                Channel.PHONE,
                Origin.WALLET,
                false,
                Optional.empty(),
                Product.WALLET_BALANCE,
                Set.of(),
                Optional.empty(),
                Set.of(),
                new Moments(Map.of(), Optional.empty()),
                externalDueAt);
        return add(0, new Occurrence.Describes(facts, atStake));
    }

    Log noticed(int hour) {
        return begins(hour, Trigger.NOTICE_RECEIVED);
    }

    Log begins(int hour, Trigger trigger) {
        return add(hour, new Occurrence.Begins(trigger));
    }

    Log fulfils(int hour, Milestone milestone) {
        return add(hour, new Occurrence.Fulfils(milestone));
    }

    Log stops(int hour, Hold hold) {
        return add(hour, new Occurrence.Stops(hold));
    }

    Log resumes(int hour, Hold hold) {
        return add(hour, new Occurrence.Resumes(hold));
    }

    Log putsOff(int hour, String name, int until) {
        return add(hour, new Occurrence.PutsOff(DeadlineName.of(name), at(until)));
    }

    private Log add(int hour, Occurrence what) {
        events.add(new LogEvent(caseId, at(hour), what));
        return this;
    }

    List<LogEvent> events() {
        return List.copyOf(events);
    }

    /** @param until hours after the start */
    Result under(int until, Pack... packs) {
        return run(events, Optional.of(at(until)), packs);
    }

    static Result run(List<LogEvent> events, Optional<Instant> until, Pack... packs) {
        Simulation simulation = new Simulation(
                Packs.catalogue(packs), Arrays.stream(packs).map(Pack::ref).toList(), Catalogue.Rules.ENABLED);
        events.forEach(simulation::add);
        List<CaseResult> cases = new ArrayList<>();
        return new Result(simulation.run(until, 2, cases::add), cases);
    }

    record Result(Report report, List<CaseResult> cases) {

        /** Those of the only case under the only pack. */
        List<SimulatedDeadline> deadlines() {
            return cases.getFirst().packs().getFirst().deadlines();
        }

        SimulatedDeadline deadline(String name) {
            return deadlines().stream()
                    .filter(d -> d.name().value().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        Report.OfDeadline counted(int pack, String name) {
            return report.packs().get(pack).deadlines().stream()
                    .filter(d -> d.name().value().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
