package io.recourse.dispute;

import static io.recourse.sample.Sample.cny;
import static io.recourse.sample.Sample.refund;
import static io.recourse.sample.SampleDealings.asked;
import static io.recourse.sample.SampleEvents.closed;
import static io.recourse.sample.SampleEvents.contacted;
import static io.recourse.sample.SampleEvents.escalated;
import static io.recourse.sample.SampleEvents.opened;
import static io.recourse.sample.SampleEvents.requested;

import io.recourse.information.Item;
import io.recourse.sample.Sample;
import java.time.Instant;
import java.util.Optional;

/** A case out of its events, each recorded a second after the one before. */
final class Fold {

    static final DisputeOpened OPENED = opened(Sample.complaint(), cny("88.00"));

    private Fold() {}

    static CaseState of(DisputeEvent... events) {
        Optional<CaseState> state = Optional.empty();
        for (int i = 0; i < events.length; i++) {
            state = Optional.of(CaseState.evolve(state, events[i], i, recordedAt(i)));
        }
        return state.orElseThrow();
    }

    /** A case after its opening, which is event 0. */
    static CaseState after(DisputeEvent... events) {
        DisputeEvent[] all = new DisputeEvent[events.length + 1];
        all[0] = OPENED;
        System.arraycopy(events, 0, all, 1, events.length);
        return of(all);
    }

    /** A case that is in this phase. */
    static CaseState in(Phase phase) {
        return switch (phase) {
            case NEW -> after();
            case AWAITING_CUSTOMER -> after(asked(1, Party.CUSTOMER, Item.PLACE));
            case AWAITING_MERCHANT -> after(asked(1, Party.MERCHANT, Item.RESPONSE));
            case AWAITING_BOTH -> after(asked(1, Party.CUSTOMER, Item.PLACE), asked(2, Party.MERCHANT, Item.RESPONSE));
            case AWAITING_EXTERNAL -> after(escalated(EscalationTarget.REGULATOR, Stage.ARBITRATION));
            case UNDER_REVIEW -> after(contacted());
            case EXECUTING -> after(requested(refund(1), cny("10.00")));
            case CLOSED -> after(closed());
        };
    }

    static Instant recordedAt(long version) {
        return Sample.NOW.plusSeconds(3_600 + version);
    }
}
