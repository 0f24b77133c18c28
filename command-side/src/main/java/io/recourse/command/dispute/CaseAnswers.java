package io.recourse.command.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseState;
import io.recourse.dispute.CaseView;
import io.recourse.runtime.security.Caller;
import io.recourse.runtime.web.IfMatch;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** How a command on a case is answered: with the case as it is now, for this caller, and its version. */
final class CaseAnswers {

    static final String PATH = "/api/v1/disputes";

    private CaseAnswers() {}

    static ResponseEntity<CaseView> opened(CaseState state, Caller caller) {
        return ResponseEntity.created(path(state.id()))
                .eTag(IfMatch.eTag(state.version()))
                .body(view(state, caller));
    }

    static ResponseEntity<CaseView> of(HttpStatus status, CaseState state, Caller caller) {
        return ResponseEntity.status(status).eTag(IfMatch.eTag(state.version())).body(view(state, caller));
    }

    static URI path(CaseId caseId) {
        return URI.create(PATH + "/" + caseId);
    }

    private static CaseView view(CaseState state, Caller caller) {
        return CaseView.of(state, caller.actor().role());
    }
}
