package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.deadline.Deadline;
import io.recourse.deadline.DeadlineName;
import io.recourse.personal.Personal;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** Somebody decided in whose favour the case is.
 *
 * @param reasonCode why, in upper-case words
 * @param missed the deadline whose passing brought it
 * @param appealable until when it can be appealed against, as a deadline of its own
 */
@Revision("1")
public record DisputeDecided(
        CaseId caseId,
        Outcome outcome,
        Basis basis,
        Finality finality,
        Optional<String> reasonCode,
        Optional<Personal<String>> explanation,
        Optional<DeadlineName> missed,
        Optional<Deadline> appealable,
        Act act)
        implements DisputeEvent {
    @Override
    public List<Deadline> promises() {
        return appealable.stream().toList();
    }
}
