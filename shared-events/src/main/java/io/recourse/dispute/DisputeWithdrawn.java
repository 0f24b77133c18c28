package io.recourse.dispute;

import io.recourse.actor.Act;
import io.recourse.personal.Personal;
import java.util.Optional;
import org.axonframework.serialization.Revision;

/** The customer took the complaint back. */
@Revision("1")
public record DisputeWithdrawn(CaseId caseId, Optional<Personal<String>> reason, Act act) implements DisputeEvent {}
