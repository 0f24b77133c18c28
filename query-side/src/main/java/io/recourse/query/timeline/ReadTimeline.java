package io.recourse.query.timeline;

import io.recourse.dispute.CaseId;
import io.recourse.runtime.language.Language;

/**
 * Asks for a part of a case's timeline; answered with {@link TimelinePart}.
 *
 * @param from sequence number of the first line wanted
 */
record ReadTimeline(CaseId caseId, long from, int limit, Language language) {}
