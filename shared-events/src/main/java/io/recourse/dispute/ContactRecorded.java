package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.actor.Channel;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** We spoke with the customer. */
@Revision("1")
public record ContactRecorded(
        CaseId caseId, Channel contactChannel, Personal<String> words, Optional<Personal<String>> result, Act act)
        implements DisputeEvent {}
