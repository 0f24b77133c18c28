package io.recourse.query.dispute;

import io.recourse.dispute.CaseView;
import java.util.Optional;

/** A case as it is now, or empty when there is none with that id. */
public record CaseFound(Optional<CaseView> view) {}
