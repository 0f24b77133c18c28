package io.recourse.command.dispute;

import io.recourse.actor.Actor;
import io.recourse.actor.Role;
import io.recourse.dispute.Action;
import io.recourse.dispute.Axes;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseStatus;
import io.recourse.dispute.CaseView;
import io.recourse.dispute.Lifecycle;
import io.recourse.dispute.Phase;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How a command on a case is answered: with the case as it is now, for this caller, and its version. */
@Component
class CaseAnswers {

    static final String PATH = "/api/v1/disputes";
    static final String MERCHANT_PATH = "/api/v1/merchant/disputes";

    private final Clock clock;

    CaseAnswers(Clock clock) {
        this.clock = clock;
    }

    /** Where a case stands after what its merchant did. */
    record Standing(CaseId disputeId, long version, CaseStatus status, Phase phase, List<Action> allowedActions) {}

    ResponseEntity<CaseView> opened(CaseState state, Caller caller) {
        return ResponseEntity.created(path(state.id()))
                .eTag(IfMatch.eTag(state.version()))
                .body(view(state, caller));
    }

    ResponseEntity<CaseView> of(HttpStatus status, CaseState state, Caller caller) {
        return ResponseEntity.status(status).eTag(IfMatch.eTag(state.version())).body(view(state, caller));
    }

    ResponseEntity<Standing> standing(HttpStatus status, CaseState state, Caller caller) {
        Actor merchant = caller.actorAs(Role.MERCHANT);
        return ResponseEntity.status(status)
                .eTag(IfMatch.eTag(state.version()))
                .body(new Standing(
                        state.id(),
                        state.version(),
                        Axes.of(state).status(),
                        state.phase(),
                        Lifecycle.allowed(state, merchant, clock.instant())));
    }

    static URI path(CaseId caseId) {
        return URI.create(PATH + "/" + caseId);
    }

    private CaseView view(CaseState state, Caller caller) {
        return CaseView.of(state, caller.actor(), clock.instant());
    }
}
