package io.recourse.standalone.cfpb;

import io.recourse.command.dispute.Disputes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.OpenDispute;
import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.standalone.Progress;
import io.recourse.standalone.cfpb.Agenda.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lives through an agenda: moves the time, opens and answers, and lets deadlines fire in between. */
final class Replayer {

    /** Cases in hand at once. Each needs up to two connections for a moment, and sagas and projections need theirs. */
    private static final int IN_HAND = 8;

    private final Complaints complaints = new Complaints();
    private final Disputes disputes;
    private final VirtualClock clock;
    private final Promises promises;
    private final Versions versions;
    private final Processors processors;
    private final Progress progress;
    private final Seen seen = new Seen();
    private final Instant started;
    private final Results results = new Results();

    /** @param started real time: what was recorded earlier was known before this import */
    Replayer(
            Disputes disputes,
            VirtualClock clock,
            Promises promises,
            Versions versions,
            Processors processors,
            Progress progress,
            Instant started) {
        this.disputes = disputes;
        this.clock = clock;
        this.promises = promises;
        this.versions = versions;
        this.processors = processors;
        this.progress = progress;
        this.started = started;
    }

    Results run(Agenda agenda) throws InterruptedException {
        try (ExecutorService hands = Executors.newFixedThreadPool(
                IN_HAND, Thread.ofPlatform().name("cfpb-", 0).factory())) {
            for (Map.Entry<Instant, List<Step>> moment : agenda.moments().entrySet()) {
                advanceTo(moment.getKey());
                await(moment.getValue().stream()
                        .<Future<?>>map(step -> hands.submit(() -> act(step)))
                        .toList());
                seen.storedUpTo(processors.head());
                progress.done(moment.getValue().size(), moment.getKey());
            }
        }
        return results;
    }

    /** Stops at every deadline on the way, so that it is missed before anything later happens. */
    private void advanceTo(Instant moment) throws InterruptedException {
        OptionalLong needed = seen.neededBy(moment);
        if (needed.isPresent()) {
            processors.await(needed.getAsLong());
        }
        for (Optional<Instant> due = promises.nextDueBy(moment); due.isPresent(); due = promises.nextDueBy(moment)) {
            clock.advanceTo(due.get());
            promises.awaitMissedBy(due.get());
            processors.awaitFired(due.get());
        }
        clock.advanceTo(moment);
    }

    private static void await(List<Future<?>> steps) throws InterruptedException {
        for (Future<?> step : steps) {
            try {
                step.get();
            } catch (ExecutionException e) {
                throw ReplayFailure.of(e);
            }
        }
    }

    private void act(Step step) {
        switch (step) {
            case Step.Open open -> open(open.replay());
            case Step.Respond respond -> respond(respond.replay(), respond.answered());
        }
    }

    private void open(Replay replay) {
        ComplaintRow row = replay.row();
        OpenDispute command = complaints.opening(replay);
        try {
            CaseState state = disputes.open(command);
            List<String> differences = Differences.between(command.complaint(), state.complaint());
            if (!differences.isEmpty()) {
                results.bad(row, "known already with other content in " + String.join(", ", differences));
                return;
            }
            boolean isNew = state.version() == 0 && !state.updatedAt().isBefore(started);
            results.opened(row, state, isNew);
            versions.seen(state.id(), state.version());
            promises.remember(state);
            seen.touched(state);
        } catch (RuntimeException e) {
            Rejection rejection = Rejected.in(e).orElseThrow(() -> e);
            if (rejection.rule() == Rule.EXTERNAL_REFERENCE_KNOWN) {
                results.openedElsewhere(row);
            } else {
                results.bad(row, "refused: " + rejection.rule().slug());
            }
        }
    }

    private void respond(Replay replay, Replay.Answered answered) {
        Optional<CaseId> caseId = results.caseOf(replay.row());
        if (caseId.isEmpty()) {
            return;
        }
        try {
            CaseState state = disputes.handle(complaints.answer(replay, answered, caseId.get()), OptionalLong.empty());
            versions.seen(state.id(), state.version());
            promises.remember(state);
            seen.touched(state);
        } catch (RuntimeException e) {
            Rejection rejection = Rejected.in(e).orElseThrow(() -> e);
            results.noted(
                    replay.row(), "its answer was refused: " + rejection.rule().slug());
        }
    }
}
